using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.Messaging.Wire;

/// <summary>An event as it arrived; its data is read when a handler wants it.</summary>
internal sealed record ReceivedEvent(
    Guid Id,
    string Source,
    string Type,
    string TenantId,
    string Subject,
    long Sequence,
    DateTimeOffset Time,
    string TraceParent,
    JsonElement Data,
    JsonElement Json
)
{
    // A newer service may tell more than this one knows.
    private static readonly JsonParser Parser = new(
        JsonParser.Settings.Default.WithIgnoreUnknownFields(true)
    );

    public IncomingEvent Parse(MessageDescriptor message) =>
        new(
            Id,
            Source,
            Type,
            TenantId,
            Subject,
            Sequence,
            Time,
            Parser.Parse(Data.GetRawText(), message)
        );
}
