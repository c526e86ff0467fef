using Crm.Common.V1;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Validation;

/// <summary>Chooses the check of a field.</summary>
internal static class FieldChecks
{
    /// <summary>The check of the field as a whole; null when any value is good.</summary>
    public static ValueCheck? For(FieldDescriptor field, FieldRules rules)
    {
        if (field.IsMap)
            return new MapCheck(rules, ForItem(field.MessageType.FindFieldByNumber(2), rules));
        var item = ForItem(field, rules);
        if (!field.IsRepeated)
            return item;
        return item is null && rules is { MinItems: 0, MaxItems: 0, UniqueItems: false }
            ? null
            : new ListCheck(rules, item);
    }

    private static ValueCheck? ForItem(FieldDescriptor field, FieldRules rules) =>
        field.FieldType switch
        {
            FieldType.String => new TextCheck(rules),
            FieldType.Enum => new EnumCheck(field.EnumType),
            FieldType.Message => ForMessage(field.MessageType, rules),
            FieldType.Double or FieldType.Float => new NumberCheck(rules),
            FieldType.Bool or FieldType.Bytes or FieldType.Group => null,
            _ => rules.HasMinimum || rules.HasMaximum ? new NumberCheck(rules) : null,
        };

    private static ValueCheck? ForMessage(MessageDescriptor type, FieldRules rules) =>
        type.FullName switch
        {
            "google.protobuf.Timestamp" => new TimestampCheck(),
            "google.protobuf.Duration" => new DurationCheck(rules),
            "google.protobuf.Value" or "google.protobuf.Struct" or "google.protobuf.ListValue" =>
                new JsonCheck(rules),
            "google.protobuf.FieldMask" => new MaskCheck(),
            // A wrapper or Any has no rules of its own.
            var name when name.StartsWith("google.protobuf.", StringComparison.Ordinal) => null,
            _ => new MessageCheck(type),
        };
}
