using System.Diagnostics;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>A request is one trace over the gateway and the services, and reaches a collector by OTLP.</summary>
public sealed class TraceTests(TracedHost host) : IClassFixture<TracedHost>
{
    [Fact]
    public async Task Request_ThroughGatewayAndServices_IsOneTrace()
    {
        var client = await host.NewTenantAsync();
        await client.PostAsync(
            "/v1/contacts",
            new { externalIds = new[] { new { system = "shop", value = "1001" } } }
        );
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var answer = await client.PostAsync(
            "/v1/transactions",
            new
            {
                contact = new { externalId = new { system = "shop", value = "1001" } },
                currency = "EUR",
                lines = new[]
                {
                    new
                    {
                        sku = "A-1",
                        quantity = 1,
                        unitPrice = "1",
                    },
                },
            },
            ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01")
        );
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.Status);

        // Gateway, service and the service that it asks; then, by outbox and bus, who takes the event. Each span of the services follows
        // from one that is in the trace, and what the consumer does from the call in which the transaction was recorded.
        await UntilAsync(
            trace,
            spans =>
            {
                var ids = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
                var recorded = spans
                    .Where(span => span.Service == "interactions")
                    .Select(span => span.SpanId)
                    .ToHashSet(StringComparer.Ordinal);
                var consumers = spans.Where(span =>
                    span.Service == "segmentation"
                    && span.Name.StartsWith("consume ", StringComparison.Ordinal)
                );
                return spans.Any(span => span.Service == "gateway")
                    && spans.Any(span => span.Service == "contacts")
                    && spans
                        .Where(span => span.Service is "contacts" or "interactions")
                        .All(span => ids.Contains(span.ParentId))
                    && consumers.Any(span => recorded.Contains(span.ParentId));
            }
        );
    }

    [Fact]
    public async Task Problem_NamesItsTrace()
    {
        var client = await host.NewTenantAsync();
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var answer = await client.GetAsync(
            "/v1/contacts/unknown",
            ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01")
        );
        Assert.Equal(trace, answer.Body.GetProperty("traceId").GetString());
        await UntilAsync(
            trace,
            spans =>
                spans.Any(span => span.Service == "gateway")
                && spans.Any(span => span.Service == "contacts")
        );
    }

    // Services report on their own, in any order.
    private async Task UntilAsync(string trace, Func<IReadOnlyList<Span>, bool> isWhole)
    {
        IReadOnlyList<Span> spans = [];
        for (var i = 0; i < 600; i++)
        {
            spans =
            [
                .. host.Receiver.Spans.Where(span =>
                    span.TraceId.Equals(trace, StringComparison.OrdinalIgnoreCase)
                ),
            ];
            if (isWhole(spans))
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"The trace is not whole: {string.Join('\n', spans)}");
    }
}

/// <summary>A host that reports to a collector.</summary>
public sealed class TracedHost : CrmHost, IAsyncLifetime
{
    internal OtlpReceiver Receiver { get; private set; } = null!;

    /// <inheritdoc />
    protected override IEnumerable<string> FurtherArguments =>
        [
            $"--Otlp:Endpoint={Receiver.Address}",
            "--Otlp:Protocol=http/protobuf",
            "--Calls:DefaultDeadline=00:05:00",
        ];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Receiver = await OtlpReceiver.StartAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
