using Crm.ServiceDefaults.Imports.Mapping.Transforms;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>Makes the text of a rule for the field that it goes to.</summary>
internal static class MappedTextFactory
{
    /// <summary>Makes the text.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static MappingFault? Create(
        MappingRule rule,
        FieldDescriptor field,
        string pointer,
        MappingColumns columns,
        out MappedText? text
    )
    {
        text = null;
        var before = new List<TextTransform>();
        var after = new List<TextTransform>();
        string? separator = null;
        foreach (var call in rule.Transforms)
        {
            if (call.Name == TransformCatalogue.Split)
            {
                if (!field.IsRepeated || field.IsMap)
                    return MappingFault.Unfit(
                        $"'{rule.Path}' is no list: there is nothing to split the text for."
                    );
                if (call.Argument.Length == 0 || separator is not null)
                    return MappingFault.Syntax(
                        "split takes what separates the items, and stands once: split:;"
                    );
                separator = call.Argument;
                continue;
            }
            if (TransformCatalogue.Create(call, out var transform) is { } error)
                return MappingFault.Syntax(error);
            if (transform is DateTransform or ZoneTransform && !TakesTime(field))
                return MappingFault.Unfit($"'{rule.Path}' takes no time.");
            (separator is null ? before : after).Add(transform!);
        }
        var slot = rule.Column is null ? -1 : columns.SlotOf(rule.Column);
        text = new MappedText(slot, rule.Constant, pointer, ZonesLast(before))
        {
            Separator = separator,
            ItemTransforms = ZonesLast(after),
        };
        return null;
    }

    private static bool TakesTime(FieldDescriptor field)
    {
        var value = field.IsMap ? field.MessageType.FindFieldByName("value") : field;
        return value.FieldType == FieldType.String
            || (
                value.FieldType == FieldType.Message
                && value.MessageType.FullName
                    is "google.protobuf.Timestamp"
                        or "google.protobuf.Value"
            );
    }

    // A format makes of any text one that a zone can be said of.
    private static List<TextTransform> ZonesLast(List<TextTransform> transforms) =>
        [.. transforms.OrderBy(transform => transform is ZoneTransform)];
}
