using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>A collector that takes OTLP over HTTP and remembers the spans.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Span> Spans { get; } = new();

    public ConcurrentDictionary<string, int> Requests { get; } = new(StringComparer.Ordinal);

    public string Address =>
        _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost(
            "/v1/{signal}",
            async (string signal, HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                receiver.Requests.AddOrUpdate(signal, 1, (_, count) => count + 1);
                if (signal == "traces")
                    receiver.ReadTraces(body.ToArray());
                return Results.Ok();
            }
        );
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // ExportTraceServiceRequest { resource_spans = 1 { resource = 1 { attributes = 1 }, scope_spans = 2 { spans = 2 } } }
    private void ReadTraces(byte[] request)
    {
        foreach (var resourceSpans in Fields(request, 1))
        {
            var service = Fields(resourceSpans, 1)
                .SelectMany(resource => Fields(resource, 1))
                .Select(ReadAttribute)
                .First(a => a.Key == "service.name")
                .Value;
            foreach (var span in Fields(resourceSpans, 2).SelectMany(scope => Fields(scope, 2)))
            {
                Spans.Enqueue(
                    new Span(
                        service,
                        Convert.ToHexString(Fields(span, 1).First()),
                        Convert.ToHexString(Fields(span, 2).First()),
                        Convert.ToHexString(Fields(span, 4).FirstOrDefault([])),
                        System.Text.Encoding.UTF8.GetString(Fields(span, 5).First())
                    )
                );
            }
        }
    }

    private static (string Key, string Value) ReadAttribute(byte[] attribute) =>
        (
            System.Text.Encoding.UTF8.GetString(Fields(attribute, 1).First()),
            System.Text.Encoding.UTF8.GetString(
                Fields(attribute, 2).SelectMany(value => Fields(value, 1)).FirstOrDefault([])
            )
        );

    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        using var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (
                WireFormat.GetTagFieldNumber(tag) == number
                && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited
            )
                found.Add(input.ReadBytes().ToByteArray());
            else
                input.SkipLastField();
        }
        return found;
    }
}

internal sealed record Span(
    string Service,
    string TraceId,
    string SpanId,
    string ParentId,
    string Name
);
