using System.Text;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json;

/// <summary>Reads JSON values that are no object of fields: scalars, enums and the well-known types.</summary>
internal sealed class JsonValueReader(Violations violations)
{
    private readonly WellKnownJson _wellKnown = new(violations);

    /// <summary>The value for a field; null, with what is wrong said, when the field cannot hold it.</summary>
    public object? Read(ref Utf8JsonReader reader, FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Message => _wellKnown.Read(ref reader, field.MessageType, this),
            FieldType.Bool => Flag(ref reader),
            FieldType.String => Text(ref reader, "text"),
            FieldType.Bytes => Text(ref reader, "base64 text") is { } text
                ? ScalarText.Bytes(text, violations)
                : null,
            FieldType.Enum => Text(ref reader, "the name of a value") is { } name
                ? ScalarText.Enum(field, name, violations)
                : null,
            _ => Number(ref reader, field),
        };

    /// <summary>The key of a map; null, with what is wrong said, when the map cannot hold it.</summary>
    public object? Key(FieldDescriptor field, string name)
    {
        if (field.FieldType == FieldType.String)
            return name;
        if (field.FieldType != FieldType.Bool)
            return ScalarText.Number(field, name, violations);
        if (bool.TryParse(name, out var flag))
            return flag;
        violations.Add(TextReasons.TypeMismatch, "The key is true or false.");
        return null;
    }

    /// <summary>The text that the reader stands on; null, with what is wrong said, when it is none.</summary>
    public string? Text(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        return Mismatch<string>(ref reader, what);
    }

    private object? Flag(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False
            ? reader.GetBoolean()
            : Mismatch<object>(ref reader, "true or false");

    private object? Number(ref Utf8JsonReader reader, FieldDescriptor field)
    {
        // 64 bits do not fit the numbers of JavaScript, so ProtoJSON writes them as text.
        var isText = reader.TokenType == JsonTokenType.String && IsLong(field.FieldType);
        if (reader.TokenType != JsonTokenType.Number && !isText)
            return Mismatch<object>(ref reader, "a number");
        return ScalarText.Number(field, Encoding.UTF8.GetString(reader.ValueSpan), violations);
    }

    private T? Mismatch<T>(ref Utf8JsonReader reader, string what)
        where T : class
    {
        violations.Add(TextReasons.TypeMismatch, $"It is {what}.");
        reader.Skip();
        return null;
    }

    private static bool IsLong(FieldType type) =>
        type
            is FieldType.Int64
                or FieldType.SInt64
                or FieldType.SFixed64
                or FieldType.UInt64
                or FieldType.Fixed64;
}
