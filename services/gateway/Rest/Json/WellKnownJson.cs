using System.Collections.Frozen;
using System.Text.Json;
using Crm.ServiceDefaults.Validation;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Crm.Gateway.Rest.Json;

/// <summary>Reads the well-known types, which are no objects of fields in JSON.</summary>
internal sealed class WellKnownJson(Violations violations)
{
    private static readonly FrozenSet<string> Wrappers = FrozenSet.ToFrozenSet(
        [
            DoubleValue.Descriptor.FullName,
            FloatValue.Descriptor.FullName,
            Int64Value.Descriptor.FullName,
            UInt64Value.Descriptor.FullName,
            Int32Value.Descriptor.FullName,
            UInt32Value.Descriptor.FullName,
            BoolValue.Descriptor.FullName,
            StringValue.Descriptor.FullName,
            BytesValue.Descriptor.FullName,
        ],
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        [
            Timestamp.Descriptor.FullName,
            Duration.Descriptor.FullName,
            FieldMask.Descriptor.FullName,
            Struct.Descriptor.FullName,
            Value.Descriptor.FullName,
            ListValue.Descriptor.FullName,
        ],
        StringComparer.Ordinal
    );

    private readonly JsonStructReader _structs = new(violations);

    public static bool Knows(MessageDescriptor type) =>
        Others.Contains(type.FullName) || Wrappers.Contains(type.FullName);

    /// <summary>The value; null, with what is wrong said, when the text is none of the type.</summary>
    public object? Read(ref Utf8JsonReader reader, MessageDescriptor type, JsonValueReader values)
    {
        if (Wrappers.Contains(type.FullName))
            return values.Read(ref reader, type.FindFieldByNumber(1));
        return type.FullName switch
        {
            "google.protobuf.Value" => _structs.ReadValue(ref reader),
            "google.protobuf.Struct" => _structs.ReadStruct(ref reader),
            "google.protobuf.ListValue" => _structs.ReadList(ref reader),
            _ => values.Text(ref reader, Example(type)) is { } text
                ? FromText(type, text, violations)
                : null,
        };
    }

    /// <summary>The value of a time, duration or mask; null, with what is wrong said, when the text is none.</summary>
    public static IMessage? FromText(MessageDescriptor type, string text, Violations violations)
    {
        try
        {
            return JsonParser.Default.Parse(JsonSerializer.Serialize(text), type);
        }
        catch (Exception exception)
            when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            violations.Add(ViolationReasons.FormatInvalid, $"It is {Example(type)}.");
            return null;
        }
    }

    private static string Example(MessageDescriptor type) =>
        type.FullName switch
        {
            "google.protobuf.Timestamp" => "an RFC 3339 time such as 2026-11-21T08:00:00Z",
            "google.protobuf.Duration" => "a duration in seconds such as 90s",
            _ => "a list of fields such as displayName,emails",
        };
}
