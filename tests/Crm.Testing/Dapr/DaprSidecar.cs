using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Testing.Dapr;

/// <summary>
/// A stand-in for the Dapr sidecar of an application, as far as events go, over real HTTP. It can be killed and started again at its
/// address; what it knew is gone then, what the broker knows is not.
/// </summary>
public sealed class DaprSidecar : IAsyncDisposable
{
    private readonly DaprBroker _broker;
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<ConnectionContext, bool> _connections = new();
    private readonly ConcurrentQueue<HttpStatusCode> _refusals = new();
    private DaprDeliveries? _deliveries;
    private volatile bool _isUp;

    private DaprSidecar(DaprBroker broker, DaprSidecarSettings settings)
    {
        (_broker, Settings) = (broker, settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(ConnectAsync))
            );
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        _server.UseRouting();
        _server.Use(GuardAsync);
        _server.MapGet("/v1.0/healthz", () => Results.NoContent());
        _server.MapGet("/v1.0/healthz/outbound", () => Results.NoContent());
        _server.MapPost("/v1.0/publish/{pubsub}/{topic}", PublishAsync);
        _server.MapPost("/v1.0/publish/bulk/{pubsub}/{topic}", PublishManyAsync);
    }

    /// <summary>How it is set up; what is changed holds from the next start on.</summary>
    public DaprSidecarSettings Settings { get; set; }

    /// <summary>Where it listens, for <c>DAPR_HTTP_PORT</c>.</summary>
    public int HttpPort { get; private set; }

    /// <summary>The broker fails on what this says: the topic and the event.</summary>
    public Func<string, JsonNode, bool> Fails { get; set; } = (_, _) => false;

    /// <summary>The sidecar itself cannot read what this says.</summary>
    public Func<JsonNode, bool> Rejects { get; set; } = _ => false;

    /// <summary>What the application answered other than with success.</summary>
    public IReadOnlyCollection<HttpStatusCode> Refusals => _refusals;

    /// <summary>How many requests to publish were served.</summary>
    public int Publications { get; private set; }

    /// <summary>A sidecar that is still down; its address is known.</summary>
    public static async Task<DaprSidecar> CreateAsync(
        DaprBroker broker,
        DaprSidecarSettings settings
    )
    {
        var sidecar = new DaprSidecar(broker, settings);
        await sidecar._server.StartAsync();
        sidecar.HttpPort = new Uri(sidecar._server.Urls.Single()).Port;
        return sidecar;
    }

    /// <summary>Starts it: it asks the application what it listens to until that answers, and delivers.</summary>
    public void Start()
    {
        _deliveries = new DaprDeliveries(_broker, Settings, _refusals.Enqueue);
        _isUp = true;
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        _isUp = false;
        foreach (var connection in _connections.Keys)
            connection.Abort();
        if (_deliveries is not null)
            await _deliveries.DisposeAsync();
        _deliveries = null;
    }

    /// <summary>Ends it for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _server.DisposeAsync();
    }

    // The port stays this one's while it is down: whoever connects is cut off, as if nobody was there.
    private async Task ConnectAsync(ConnectionContext connection, Func<Task> next)
    {
        if (!_isUp)
        {
            connection.Abort();
            return;
        }
        _connections[connection] = true;
        try
        {
            await next();
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (
            Settings.ApiToken.Length > 0
            && !context.Request.Path.StartsWithSegments("/v1.0/healthz", StringComparison.Ordinal)
            && context.Request.Headers["dapr-api-token"] != Settings.ApiToken
        )
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            await next(context);
    }

    private async Task<IResult> PublishAsync(HttpContext context, string pubsub, string topic)
    {
        if (Refuse(pubsub, topic) is { } refusal)
            return refusal;
        try
        {
            var type = context.Request.ContentType ?? "text/plain";
            using var reader = new StreamReader(context.Request.Body);
            var text = await reader.ReadToEndAsync(context.RequestAborted);
            var body = type.Contains("json", StringComparison.Ordinal)
                ? JsonNode.Parse(text)
                : JsonValue.Create(text);
            var json = Wrap(body, type, topic);
            if (Fails(topic, JsonNode.Parse(json)!))
                return Error(
                    StatusCodes.Status500InternalServerError,
                    "ERR_PUBSUB_PUBLISH_MESSAGE"
                );
            _broker.Publish(topic, json);
            Publications++;
            return Results.NoContent();
        }
        catch (JsonException)
        {
            return Error(StatusCodes.Status400BadRequest, "ERR_PUBSUB_CLOUD_EVENTS_SER");
        }
    }

    private async Task<IResult> PublishManyAsync(HttpContext context, string pubsub, string topic)
    {
        if (Refuse(pubsub, topic) is { } refusal)
            return refusal;
        List<(string Id, byte[] Json)> entries;
        try
        {
            var list = (await JsonNode.ParseAsync(context.Request.Body))!.AsArray();
            entries =
            [
                .. list.Select(entry =>
                    (
                        (string)entry!["entryId"]!,
                        Wrap(entry["event"]!.DeepClone(), (string)entry["contentType"]!, topic)
                    )
                ),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            return Error(StatusCodes.Status400BadRequest, "ERR_PUBSUB_EVENTS_SER");
        }
        if (entries.DistinctBy(entry => entry.Id).Count() != entries.Count)
            return Error(StatusCodes.Status400BadRequest, "ERR_PUBSUB_EVENTS_SER");
        var failed = new List<string>();
        foreach (var (id, json) in entries)
        {
            if (Fails(topic, JsonNode.Parse(json)!))
                failed.Add(id);
            else
                _broker.Publish(topic, json);
        }
        Publications++;
        return failed.Count == 0
            ? Results.NoContent()
            : Results.Json(
                new
                {
                    failedEntries = failed.Select(id => new
                    {
                        entryId = id,
                        error = "the broker did not take it",
                    }),
                    errorCode = "ERR_PUBSUB_PUBLISH_MESSAGE",
                },
                statusCode: StatusCodes.Status500InternalServerError
            );
    }

    private byte[] Wrap(JsonNode? body, string type, string topic) =>
        body is not null && Rejects(body)
            ? throw new JsonException("It cannot be read.")
            : CloudEventEnvelope.Of(body, type, Settings, topic);

    private IResult? Refuse(string pubsub, string topic) =>
        pubsub != Settings.PubSub ? Error(StatusCodes.Status404NotFound, "ERR_PUBSUB_NOT_FOUND")
        : Settings.PublishingScope?.Contains(topic) == false
            ? Error(StatusCodes.Status403Forbidden, "ERR_PUBSUB_FORBIDDEN")
        : null;

    private static IResult Error(int status, string code) =>
        Results.Json(new { errorCode = code, message = code }, statusCode: status);
}
