using System.Globalization;
using System.Text.Json;
using Crm.Messaging.Outbox;

namespace Crm.Messaging.Wire;

/// <summary>An event as CloudEvents 1.0 in JSON, with the extensions <c>tenant</c>, <c>sequence</c> and <c>traceparent</c>.</summary>
internal static class CloudEventJson
{
    public const string MediaType = "application/cloudevents+json";

    public static void Write(Utf8JsonWriter json, OutboxEvent outgoing, string source)
    {
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", outgoing.Id);
        json.WriteString("source", source);
        json.WriteString("type", outgoing.Type);
        json.WriteString("subject", outgoing.Subject);
        json.WriteString("time", outgoing.Time);
        json.WriteString("datacontenttype", "application/json");
        json.WriteString("tenant", outgoing.TenantId);
        json.WriteString("sequence", outgoing.Sequence.ToString(CultureInfo.InvariantCulture));
        if (outgoing.TraceParent.Length > 0)
            json.WriteString("traceparent", outgoing.TraceParent);
        json.WritePropertyName("data");
        json.WriteRawValue(outgoing.Data);
        json.WriteEndObject();
    }

    /// <summary>The event; null when it is not one of ours.</summary>
    public static ReceivedEvent? Read(JsonElement json)
    {
        if (
            json.ValueKind != JsonValueKind.Object
            || Text(json, "specversion") != "1.0"
            || !Guid.TryParse(Text(json, "id"), out var id)
            || !DateTimeOffset.TryParse(
                Text(json, "time"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
            || !long.TryParse(
                Text(json, "sequence"),
                CultureInfo.InvariantCulture,
                out var sequence
            )
            || !json.TryGetProperty("data", out var data)
        )
            return null;
        var received = new ReceivedEvent(
            id,
            Text(json, "source"),
            Text(json, "type"),
            Text(json, "tenant"),
            Text(json, "subject"),
            sequence,
            time,
            Text(json, "traceparent"),
            data,
            json
        );
        return
            received.Source.Length == 0
            || received.Type.Length == 0
            || received.TenantId.Length == 0
            ? null
            : received;
    }

    // A sequence may be a number: both are a sequence.
    private static string Text(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : "";
}
