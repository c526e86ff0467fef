using Crm.Gateway.Rest.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Crm.Gateway.Rest.Binding;

/// <summary>Reads the values of the path and the query.</summary>
internal static class TextValues
{
    /// <summary>The value for a field; null, with what is wrong said, when the field cannot hold it.</summary>
    public static object? Read(FieldDescriptor field, string text, Violations violations) =>
        field.FieldType switch
        {
            FieldType.String => text,
            FieldType.Bool => Flag(text, violations),
            FieldType.Enum => ScalarText.Enum(field, text, violations),
            FieldType.Bytes => ScalarText.Bytes(text, violations),
            FieldType.Message => Message(field, text, violations),
            _ => ScalarText.Number(field, text, violations),
        };

    private static object? Flag(string text, Violations violations)
    {
        if (text is "true" or "false")
            return text == "true";
        violations.Add(TextReasons.TypeMismatch, "It is true or false.");
        return null;
    }

    private static object? Message(FieldDescriptor field, string text, Violations violations)
    {
        var type = field.MessageType;
        if (
            type == Timestamp.Descriptor
            || type == Duration.Descriptor
            || type == FieldMask.Descriptor
        )
            return WellKnownJson.FromText(type, text, violations);
        if (
            WellKnownJson.Knows(type)
            && type.FindFieldByNumber(1)
                is { FieldType: not FieldType.Message, IsRepeated: false } wrapped
        )
            return Read(wrapped, text, violations);
        violations.Add(TextReasons.TypeMismatch, "It cannot be given here.");
        return null;
    }
}
