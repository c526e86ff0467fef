using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Values;

/// <summary>The values of an enumeration by their names, whatever the case; the one that means nothing is none.</summary>
internal static class EnumReader
{
    public static ValueReader Of(EnumDescriptor type)
    {
        var values = type
            .Values.Where(value => value.Number != 0)
            .ToDictionary(
                value => value.Name,
                value => Enum.ToObject(type.ClrType, value.Number),
                StringComparer.OrdinalIgnoreCase
            );
        return new ValueReader(
            (text, _) => values.GetValueOrDefault(text.Trim()),
            $"one of {string.Join(", ", values.Keys)}"
        );
    }
}
