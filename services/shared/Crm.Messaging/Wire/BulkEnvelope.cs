using System.Text.Json;
using Crm.Messaging.Outbox;

namespace Crm.Messaging.Wire;

/// <summary>Many events in one request: Dapr's bulk subscription, which direct deliveries use too.</summary>
internal static class BulkEnvelope
{
    /// <summary>How many events fit into a request.</summary>
    public const int MostEntries = 1_000;

    // A request is not made much larger than this; an event that is larger goes alone.
    private const int EnoughBytes = 2 * 1024 * 1024;

    /// <summary>Writes events until the request is large enough.</summary>
    /// <returns>The request and how many events are in it.</returns>
    public static (byte[] Body, int Count) Write(
        IReadOnlyList<OutboxEvent> events,
        string topic,
        string pubSub,
        string source
    )
    {
        using var body = new MemoryStream();
        using var json = new Utf8JsonWriter(body);
        var count = 0;
        json.WriteStartObject();
        json.WriteString("id", events[0].Id);
        json.WriteString("topic", topic);
        json.WriteString("pubsubname", pubSub);
        json.WriteString("type", "com.dapr.event.sent.bulk");
        json.WriteStartArray("entries");
        foreach (var outgoing in events.Take(MostEntries))
        {
            if (count > 0 && json.BytesCommitted + json.BytesPending > EnoughBytes)
                break;
            json.WriteStartObject();
            json.WriteString("entryId", outgoing.Id);
            json.WriteString("contentType", CloudEventJson.MediaType);
            json.WritePropertyName("event");
            CloudEventJson.Write(json, outgoing, source);
            json.WriteEndObject();
            count++;
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return (body.ToArray(), count);
    }

    /// <summary>The status of each entry.</summary>
    public static IReadOnlyDictionary<string, EventStatus> ReadStatuses(JsonElement answer)
    {
        var statuses = new Dictionary<string, EventStatus>(StringComparer.Ordinal);
        if (
            answer.ValueKind != JsonValueKind.Object
            || !answer.TryGetProperty("statuses", out var list)
        )
            return statuses;
        foreach (var entry in list.EnumerateArray())
        {
            statuses[entry.GetProperty("entryId").GetString()!] = EventStatuses.Parse(
                entry.GetProperty("status").GetString()
            );
        }
        return statuses;
    }
}
