using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Traces, metrics and logs by OTLP, when an address is configured; trace ids always.</summary>
internal static class Telemetry
{
    public static readonly string[] Sources =
    [
        "Microsoft.AspNetCore",
        "System.Net.Http",
        "Npgsql",
        "Grpc.*",
        "Crm.*",
    ];

    public static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.EntityFrameworkCore",
        "System.Net.Http",
        "System.Runtime",
        "Npgsql",
        "Grpc.*",
        "Crm.*",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder, string serviceName)
    {
        builder.Services.AddHostedService<TracePropagation>();
        var endpoint =
            builder.Configuration["Otlp:Endpoint"]
            ?? builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (string.IsNullOrEmpty(endpoint))
            return;
        var target = new TelemetryTarget(
            serviceName,
            new Uri(endpoint),
            ProtocolOf(
                builder.Configuration["Otlp:Protocol"]
                    ?? builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"]
            )
        );
        builder.Services.AddSingleton(target);
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.SetResourceBuilder(target.Resource);
            logging.AddOtlpExporter(exporter => target.Configure(exporter, "v1/logs"));
        });
    }

    private static OtlpExportProtocol ProtocolOf(string? name) =>
        name switch
        {
            null or "" or "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            _ => throw new InvalidOperationException(
                "Otlp:Protocol or OTEL_EXPORTER_OTLP_PROTOCOL must be grpc or http/protobuf."
            ),
        };
}

/// <summary>Where telemetry goes, and in whose name.</summary>
internal sealed record TelemetryTarget(
    string ServiceName,
    Uri Endpoint,
    OtlpExportProtocol Protocol
)
{
    public ResourceBuilder Resource => ResourceBuilder.CreateDefault().AddService(ServiceName);

    public void Configure(OtlpExporterOptions exporter, string signalPath)
    {
        exporter.Protocol = Protocol;
        // Only an address from the environment gets the path of the signal by itself.
        exporter.Endpoint =
            Protocol == OtlpExportProtocol.HttpProtobuf
                ? new Uri($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{signalPath}")
                : Endpoint;
    }
}
