using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Testing.Dapr;

/// <summary>What became of a delivery.</summary>
internal enum DaprOutcome
{
    Success,
    Retry,
    Drop,
}

/// <summary>Talks to the application of a sidecar, over HTTP/2 without TLS (<c>app-protocol: h2c</c>), and understands its answers.</summary>
internal sealed class DaprAppClient : IDisposable
{
    private readonly DaprSidecarSettings _settings;
    private readonly Action<HttpStatusCode> _refused;
    private readonly HttpClient _http;

    public DaprAppClient(DaprSidecarSettings settings, Action<HttpStatusCode> refused)
    {
        (_settings, _refused) = (settings, refused);
        _http = new HttpClient(
            new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }
        )
        {
            Timeout = settings.Timeout,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (settings.AppToken.Length > 0)
            _http.DefaultRequestHeaders.Add("dapr-api-token", settings.AppToken);
    }

    public async Task<IReadOnlyList<DaprTopic>> SubscribeAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(AddressOf("/dapr/subscribe"), cancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return DaprTopic.Read(JsonDocument.Parse(body).RootElement, _settings.PubSub);
    }

    public async Task<IReadOnlyDictionary<DaprDelivery, DaprOutcome>> PostAsync(
        DaprTopic topic,
        string path,
        IReadOnlyList<DaprDelivery> deliveries,
        CancellationToken cancellationToken
    )
    {
        var body = topic.IsBulk ? Bulk(topic, deliveries) : deliveries[0].Json;
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue(
                topic.IsBulk ? "application/json" : "application/cloudevents+json"
            );
            using var response = await _http.PostAsync(AddressOf(path), content, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
                _refused(response.StatusCode);
            return deliveries.ToDictionary(
                delivery => delivery,
                delivery =>
                    // Nobody is there for it, and never will be: it is dropped without a trace.
                    response.StatusCode == HttpStatusCode.NotFound
                        ? DaprOutcome.Success
                    : !response.IsSuccessStatusCode ? DaprOutcome.Retry
                    : topic.IsBulk ? ReadBulk(answer, delivery.EntryId)
                    : ReadOne(answer)
            );
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException or IOException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return deliveries.ToDictionary(delivery => delivery, _ => DaprOutcome.Retry);
        }
    }

    public void Dispose() => _http.Dispose();

    private Uri AddressOf(string path) =>
        new(
            _settings.App() ?? throw new InvalidOperationException("The application is not there."),
            path
        );

    private byte[] Bulk(DaprTopic topic, IEnumerable<DaprDelivery> deliveries) =>
        Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString(),
                ["entries"] = new JsonArray([
                    .. deliveries.Select(delivery => new JsonObject
                    {
                        ["entryId"] = delivery.EntryId,
                        ["event"] = JsonNode.Parse(delivery.Json),
                        ["contentType"] = "application/cloudevents+json",
                        ["metadata"] = new JsonObject(),
                    }),
                ]),
                ["metadata"] = new JsonObject(),
                ["topic"] = topic.Topic,
                ["pubsubname"] = _settings.PubSub,
                ["type"] = "com.dapr.event.sent.bulk",
            }.ToJsonString()
        );

    // An answer without a body, or with one that says nothing, is success.
    private static DaprOutcome ReadOne(string answer)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject json && json["status"] is { } status
                ? Read((string?)status)
                : DaprOutcome.Success;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return DaprOutcome.Success;
        }
    }

    // In bulk, what the answer does not name comes again.
    private static DaprOutcome ReadBulk(string answer, string entryId)
    {
        try
        {
            var status = JsonNode
                .Parse(answer)
                ?["statuses"]?.AsArray()
                .FirstOrDefault(entry => (string?)entry!["entryId"] == entryId)
                ?["status"];
            return status is null ? DaprOutcome.Retry : Read((string?)status);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return DaprOutcome.Retry;
        }
    }

    private static DaprOutcome Read(string? status) =>
        status switch
        {
            "" or "SUCCESS" => DaprOutcome.Success,
            "DROP" => DaprOutcome.Drop,
            _ => DaprOutcome.Retry,
        };
}
