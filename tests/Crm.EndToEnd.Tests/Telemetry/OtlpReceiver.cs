using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>A collector that takes OTLP over HTTP and remembers what it got.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Span> Spans { get; } = new();

    public ConcurrentQueue<MetricPoint> Points { get; } = new();

    /// <summary>Everything that came, as it came: by signal (<c>traces</c>, <c>metrics</c>, <c>logs</c>).</summary>
    public ConcurrentQueue<(string Signal, byte[] Body)> Bodies { get; } = new();

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
                receiver.Take(signal, body.ToArray());
                return Results.Ok();
            }
        );
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Take(string signal, byte[] body)
    {
        Bodies.Enqueue((signal, body));
        if (signal == "traces")
        {
            foreach (var span in OtlpMessages.ReadSpans(body))
                Spans.Enqueue(span);
        }
        if (signal == "metrics")
        {
            foreach (var point in OtlpMessages.ReadPoints(body))
                Points.Enqueue(point);
        }
    }
}
