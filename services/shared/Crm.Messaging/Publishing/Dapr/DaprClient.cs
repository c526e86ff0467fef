using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Crm.Messaging.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing.Dapr;

/// <summary>The sidecar's HTTP API, as far as events need it, with the names of Dapr's own client.</summary>
internal sealed class DaprClient : IDisposable
{
    private const string DefaultPort = "3500";

    private readonly HttpClient _http;

    public DaprClient(IConfiguration configuration, IOptions<MessagingOptions> options)
    {
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                UseProxy = false,
                // The trace of a write travels in its event.
                ActivityHeadersPropagator = null,
            }
        )
        {
            BaseAddress = AddressOf(configuration),
            Timeout = options.Value.DeliveryTimeout,
        };
        if (configuration["DAPR_API_TOKEN"] is { Length: > 0 } token)
            _http.DefaultRequestHeaders.Add("dapr-api-token", token);
    }

    /// <summary>Whether the sidecar and its components can take what this service sends.</summary>
    public async Task<bool> CheckOutboundHealthAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync("/v1.0/healthz/outbound", cancellationToken);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Publishes a complete CloudEvent.</summary>
    /// <exception cref="DaprException">The sidecar did not take it.</exception>
    public async Task PublishEventAsync(
        string pubsubName,
        string topicName,
        byte[] cloudEvent,
        CancellationToken cancellationToken
    )
    {
        using var content = Content(cloudEvent, CloudEventJson.MediaType);
        using var response = await _http.PostAsync(
            $"/v1.0/publish/{pubsubName}/{topicName}",
            content,
            cancellationToken
        );
        if (!response.IsSuccessStatusCode)
            throw new DaprException(response.StatusCode);
    }

    /// <summary>Publishes complete CloudEvents, in no order, each for itself.</summary>
    /// <returns>Those that were not published.</returns>
    /// <exception cref="DaprException">The sidecar took none of them.</exception>
    public async Task<BulkPublishResponse> BulkPublishEventAsync(
        string pubsubName,
        string topicName,
        IReadOnlyList<BulkPublishEntry> events,
        CancellationToken cancellationToken
    )
    {
        using var content = Content(Write(events), "application/json");
        using var response = await _http.PostAsync(
            $"/v1.0/publish/bulk/{pubsubName}/{topicName}",
            content,
            cancellationToken
        );
        if (response.IsSuccessStatusCode)
            return new BulkPublishResponse([]);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return
            response.StatusCode == HttpStatusCode.InternalServerError
            && ReadFailures(answer) is { Count: > 0 } failures
            ? new BulkPublishResponse(failures)
            : throw new DaprException(response.StatusCode);
    }

    public void Dispose() => _http.Dispose();

    private static Uri AddressOf(IConfiguration configuration) =>
        configuration["DAPR_HTTP_ENDPOINT"] is { Length: > 0 } endpoint
            ? new Uri(endpoint)
            : new Uri($"http://127.0.0.1:{configuration["DAPR_HTTP_PORT"] ?? DefaultPort}");

    private static ByteArrayContent Content(byte[] body, string mediaType) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    private static byte[] Write(IReadOnlyList<BulkPublishEntry> events)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartArray();
            foreach (var entry in events)
            {
                json.WriteStartObject();
                json.WriteString("entryId", entry.EntryId);
                json.WritePropertyName("event");
                json.WriteRawValue(entry.EventData);
                json.WriteString("contentType", CloudEventJson.MediaType);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return body.ToArray();
    }

    private static List<BulkPublishResponseFailedEntry> ReadFailures(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.TryGetProperty("failedEntries", out var failed)
                ?
                [
                    .. failed
                        .EnumerateArray()
                        .Select(entry => new BulkPublishResponseFailedEntry(
                            entry.GetProperty("entryId").GetString() ?? ""
                        )),
                ]
                : [];
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
    }
}

/// <summary>An event of a bulk.</summary>
internal sealed record BulkPublishEntry(string EntryId, byte[] EventData);

/// <summary>What became of a bulk.</summary>
internal sealed record BulkPublishResponse(
    IReadOnlyList<BulkPublishResponseFailedEntry> FailedEntries
);

/// <summary>An event of a bulk that was not published.</summary>
internal sealed record BulkPublishResponseFailedEntry(string EntryId);

/// <summary>The sidecar refused.</summary>
internal sealed class DaprException(HttpStatusCode statusCode)
    : Exception($"The sidecar answered {(int)statusCode}.")
{
    public HttpStatusCode StatusCode { get; } = statusCode;
}
