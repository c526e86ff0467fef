using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Stop_HasFlushedTracesMetricsAndLogs()
    {
        await using var collector = await Collector.StartAsync();

        await using (var app = await StartAsync(collector))
        {
            await app.Service.GetThingAsync(
                new GetThingRequest { Id = "1" },
                app.Identity("things.read")
            );
            app.Application.Logger.LogInformation("Done.");
            await app.Application.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Superset(
            new HashSet<string> { "/v1/traces", "/v1/metrics", "/v1/logs" },
            collector.Bodies.Keys.ToHashSet()
        );
        Assert.Contains("probe", collector.Bodies["/v1/traces"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoApplications_ExportTheirOwnRequestsOnly()
    {
        await using var ours = await Collector.StartAsync();
        await using var theirs = await Collector.StartAsync();
        await using (var app = await StartAsync(ours))
        await using (var other = await StartAsync(theirs))
        {
            await app.Service.GetThingAsync(
                new GetThingRequest { Id = "1" },
                app.Identity("things.read")
            );
            await app.Application.StopAsync(TestContext.Current.CancellationToken);
            await other.Application.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains(
            "Microsoft.AspNetCore",
            ours.Bodies["/v1/traces"],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Microsoft.AspNetCore",
            theirs.Bodies.GetValueOrDefault("/v1/traces", ""),
            StringComparison.Ordinal
        );
    }

    private static Task<ProbeApplication> StartAsync(Collector collector) =>
        ProbeApplication.StartAsync(
            null,
            ("Otlp:Endpoint", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        );

    private sealed class Collector(WebApplication application) : IAsyncDisposable
    {
        public ConcurrentDictionary<string, string> Bodies { get; } = new(StringComparer.Ordinal);

        public string Address => application.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var application = builder.Build();
            var collector = new Collector(application);
            application.Map("/{**path}", collector.ReceiveAsync);
            await application.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => application.DisposeAsync();

        private async Task ReceiveAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.Latin1);
            var body = await reader.ReadToEndAsync();
            Bodies.AddOrUpdate(context.Request.Path, body, (_, before) => before + body);
        }
    }
}
