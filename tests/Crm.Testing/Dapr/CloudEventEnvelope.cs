using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Testing.Dapr;

/// <summary>What a sidecar makes of what an application publishes.</summary>
internal static class CloudEventEnvelope
{
    /// <summary>A CloudEvent keeps all but its topic and component; anything else is put into a new one.</summary>
    /// <exception cref="JsonException">It cannot be read.</exception>
    public static byte[] Of(
        JsonNode? body,
        string contentType,
        DaprSidecarSettings sidecar,
        string topic
    )
    {
        JsonObject envelope;
        if (contentType.StartsWith("application/cloudevents+json", StringComparison.Ordinal))
            envelope = body as JsonObject ?? throw new JsonException("A CloudEvent is an object.");
        else
            envelope = new JsonObject
            {
                ["specversion"] = "1.0",
                ["id"] = Guid.NewGuid().ToString(),
                ["source"] = sidecar.AppId,
                ["type"] = "com.dapr.event.sent",
                ["datacontenttype"] = contentType,
                ["data"] = body?.DeepClone(),
            };
        envelope["topic"] = topic;
        envelope["pubsubname"] = sidecar.PubSub;
        return Encoding.UTF8.GetBytes(envelope.ToJsonString());
    }
}
