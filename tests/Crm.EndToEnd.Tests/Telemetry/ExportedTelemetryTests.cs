using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Schemas;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>What a process tells of its life: enough to see how it is, nothing about whom it served.</summary>
[Collection(nameof(ObservedSuite))]
public sealed partial class ExportedTelemetryTests(ObservedSuite suite)
{
    private static readonly string[] Services =
    [
        "gateway",
        "contacts",
        "interactions",
        "segmentation",
        "tickets",
    ];

    [Theory]
    [InlineData("traces")]
    [InlineData("metrics")]
    [InlineData("logs")]
    public void Export_HoldsNoPersonalDataAndNoSecret(string signal)
    {
        var bodies = suite.Receiver.Bodies.Where(sent => sent.Signal == signal).ToList();
        Assert.NotEmpty(bodies);
        Assert.Empty(
            bodies.SelectMany(sent => Markers.FoundIn(sent.Body, suite.Secrets)).Distinct()
        );
    }

    [Fact]
    public void Console_HoldsNoPersonalDataAndNoSecret_AndIsJson()
    {
        _ = suite.Receiver;
        // The failures in the stores are told, each with its exception.
        Assert.Contains(
            suite.Logs,
            line => line.Contains("CreateContact failed", StringComparison.Ordinal)
        );
        Assert.Contains(
            suite.Logs,
            line => line.Contains("CreateTicket failed", StringComparison.Ordinal)
        );
        Assert.All(
            suite.Logs,
            line =>
            {
                Assert.Empty(
                    Markers.FoundIn(System.Text.Encoding.UTF8.GetBytes(line), suite.Secrets)
                );
                using var entry = JsonDocument.Parse(line);
                Assert.True(entry.RootElement.TryGetProperty("Category", out _), line);
            }
        );
    }

    [Fact]
    public void Labels_HoldNoIds()
    {
        var labels = suite
            .Receiver.Points.SelectMany(point =>
                point.Labels.Select(label => (point.Metric, label.Key, label.Value))
            )
            .Distinct()
            .ToList();
        Assert.NotEmpty(labels);
        Assert.DoesNotContain(labels, label => Identifier().IsMatch(label.Value));
        Assert.DoesNotContain(
            labels,
            label => label.Key.Contains("tenant", StringComparison.OrdinalIgnoreCase)
        );
        // A route is one of the contract, never what was asked for.
        var known = Contract
            .Product.Methods.Select(method =>
                $"/{method.Descriptor.Service.FullName}/{method.Descriptor.Name}"
            )
            .ToHashSet(StringComparer.Ordinal);
        var calls = labels
            .Where(label =>
                label.Key == "http.route"
                && label.Value.StartsWith("/crm.", StringComparison.Ordinal)
            )
            .ToList();
        Assert.NotEmpty(calls);
        Assert.All(calls, label => Assert.Contains(label.Value, known));
    }

    [Fact]
    public void Requests_HaveLatencyTrafficAndErrors_PerRouteAndRpc()
    {
        var requests = suite
            .Receiver.Points.Where(point => point.Metric == "http.server.request.duration")
            .ToList();
        Assert.Contains(
            requests,
            point =>
                point.Service == "gateway"
                && point.Labels.GetValueOrDefault("http.route") == "/v1/contacts"
                && point.Labels["http.request.method"] == "POST"
                && point.Labels["http.response.status_code"] == "201"
        );
        Assert.Contains(
            requests,
            point =>
                point.Service == "gateway"
                && point.Labels.GetValueOrDefault("http.route") == "/v1/tickets"
                && point.Labels["http.response.status_code"] == "500"
        );
        // By gRPC, at the door and behind it; 5 is NOT_FOUND, 13 INTERNAL.
        Assert.All(
            new[]
            {
                ("gateway", "/crm.contacts.v1.ContactsService/GetContact", "5"),
                ("contacts", "/crm.contacts.v1.ContactsService/GetContact", "5"),
                ("contacts", "/crm.contacts.v1.ContactsService/CreateContact", "0"),
                ("contacts", "/crm.contacts.v1.ContactsService/CreateContact", "13"),
                ("tickets", "/crm.tickets.v1.TicketsService/CreateTicket", "13"),
            },
            call =>
                Assert.Contains(
                    requests,
                    point =>
                        point.Service == call.Item1
                        && point.Labels.GetValueOrDefault("http.route") == call.Item2
                        && point.Labels.GetValueOrDefault("rpc.grpc.status_code") == call.Item3
                )
        );
    }

    [Fact]
    public void Saturation_IsMeasured()
    {
        Assert.All(
            new[] { "http.server.active_requests", "dotnet.thread_pool.queue.length" },
            metric =>
                Assert.Superset(Services.ToHashSet(StringComparer.Ordinal), ServicesOf(metric))
        );
        // In one process only who is outside connects.
        Assert.Contains("gateway", ServicesOf("kestrel.active_connections"));
        Assert.Contains("gateway", ServicesOf("kestrel.queued_connections"));
        // SQLite has one writer, PostgreSQL a pool.
        Assert.Contains("tickets", ServicesOf("crm.store.gate.wait"));
        Assert.DoesNotContain("contacts", ServicesOf("crm.store.gate.wait"));
        Assert.Contains(
            suite.Receiver.Points,
            point =>
                point.Scope == "Npgsql"
                && point.Metric.StartsWith("db.client.connection", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Messaging_TellsHowFarItIs_EachServiceOfItself()
    {
        Assert.All(
            new[] { "crm.outbox.age", "crm.outbox.pending", "crm.deliveries.pending" },
            metric =>
                Assert.Equal(
                    Services.Order(StringComparer.Ordinal),
                    ServicesOf(metric).Order(StringComparer.Ordinal)
                )
        );
        Assert.Superset(
            new HashSet<string>(["gateway", "segmentation"], StringComparer.Ordinal),
            ServicesOf("crm.events.lag")
        );
        Assert.Contains("interactions", ServicesOf("crm.events.published"));
        Assert.Contains("segmentation", ServicesOf("crm.events.dead_letters"));
        Assert.Contains(
            suite.Receiver.Points,
            point =>
                point.Service == "segmentation"
                && point.Metric == "crm.segments.latency"
                && point.Labels["crm.change"] == "entry"
                && point.Value > 0
        );
        Assert.Equal(["segmentation"], ServicesOf("crm.segments.latency"));
    }

    [Fact]
    public void Gateway_TellsWhatItRefusesAndWhetherItHasRedis()
    {
        Assert.Contains(
            suite.Receiver.Points,
            point =>
                point.Service == "gateway"
                && point.Metric == "crm.gateway.requests.limited"
                && point.Labels["limit"] == "caller"
                && point.Value > 0
        );
        Assert.Equal(["gateway"], ServicesOf("crm.gateway.redis.up"));
    }

    private HashSet<string> ServicesOf(string metric) =>
        suite
            .Receiver.Points.Where(point => point.Metric == metric)
            .Select(point => point.Service)
            .ToHashSet(StringComparer.Ordinal);

    // Ids of the product, of traces, and anything with many digits.
    [GeneratedRegex(
        "[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{16,}|[0-9]{6,}|@",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Identifier();
}
