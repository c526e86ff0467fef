using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Exports traces and metrics while the application runs and flushes them when it stops.</summary>
/// <remarks>It is registered first, so that it stops last.</remarks>
internal sealed class TelemetryExport(
    TelemetryTarget target,
    ActivitySource requests,
    IMeterFactory meters
) : IHostedService, IDisposable
{
    private const int FlushMilliseconds = 5_000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var spans = new OtlpExporterOptions();
        target.Configure(spans, "v1/traces");
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(target.Resource)
            .AddSource(Telemetry.Sources)
            .AddProcessor(new OwnSpans(new OtlpTraceExporter(spans), requests))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(target.Resource)
            .AddMeter(Telemetry.Meters)
            .AddView(ViewOf)
            .AddOtlpExporter(exporter => target.Configure(exporter, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(FlushMilliseconds);
        _metrics?.ForceFlush(FlushMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // Meters are heard in the whole process: those that another application made are its own to export.
    private MetricStreamConfiguration? ViewOf(Instrument instrument) =>
        instrument.Meter switch
        {
            { Scope: IMeterFactory owner } when !ReferenceEquals(owner, meters) =>
                MetricStreamConfiguration.Drop,
            // The driver names its pools by their connection strings, which are nobody's business.
            { Name: "Npgsql" } => new MetricStreamConfiguration
            {
                TagKeys = ["db.client.connection.state", "error.type"],
            },
            _ => null,
        };

    /// <summary>Exports the spans of this application; sources, too, are heard in the whole process.</summary>
    private sealed class OwnSpans(OtlpTraceExporter exporter, ActivitySource requests)
        : BatchActivityExportProcessor(exporter)
    {
        public override void OnEnd(Activity data)
        {
            var root = data;
            while (root.Parent is { } parent)
                root = parent;
            if (root.Source.Name != requests.Name || ReferenceEquals(root.Source, requests))
                base.OnEnd(data);
        }
    }
}
