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

        var spans = await SpansAsync(trace, "gateway", "interactions", "contacts");
        // Each service's server span has a parent that is in the trace: the request of the test, or a call of another service.
        var ids = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        Assert.All(
            spans.Where(span => span.Service == "contacts"),
            span => Assert.Contains(span.ParentId, ids)
        );
        Assert.All(
            spans.Where(span => span.Service == "interactions"),
            span => Assert.Contains(span.ParentId, ids)
        );
        // The event of the transaction carries the trace on, to those who take it.
        await SpansAsync(trace, "segmentation");
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
        await SpansAsync(trace, "gateway", "contacts");
    }

    [Fact]
    public async Task Metrics_ReachTheCollector()
    {
        for (var i = 0; i < 200 && !host.Receiver.Requests.ContainsKey("metrics"); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(host.Receiver.Requests.ContainsKey("metrics"));
    }

    private async Task<IReadOnlyList<Span>> SpansAsync(string trace, params string[] services)
    {
        for (var i = 0; i < 200; i++)
        {
            var spans = host
                .Receiver.Spans.Where(span =>
                    span.TraceId.Equals(trace, StringComparison.OrdinalIgnoreCase)
                )
                .ToList();
            if (services.All(service => spans.Exists(span => span.Service == service)))
                return spans;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"Not all of {string.Join(", ", services)} reported spans of the trace.");
        return [];
    }
}

/// <summary>A host that reports to a collector.</summary>
public sealed class TracedHost : CrmHost, IAsyncLifetime
{
    internal OtlpReceiver Receiver { get; private set; } = null!;

    /// <inheritdoc />
    protected override IEnumerable<string> FurtherArguments =>
        [$"--Otlp:Endpoint={Receiver.Address}", "--Otlp:Protocol=http/protobuf"];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Receiver = await OtlpReceiver.StartAsync();
        // The standard variable of OpenTelemetry; only this host reports.
        Environment.SetEnvironmentVariable("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
