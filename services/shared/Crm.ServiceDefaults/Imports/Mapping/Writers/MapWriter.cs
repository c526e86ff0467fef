using System.Collections;
using Crm.ServiceDefaults.Imports.Mapping.Values;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>A map of single values, such as custom fields: what follows the point is the key.</summary>
internal sealed class MapWriter(FieldDescriptor field, ValueReader reader, string pointer)
    : FieldWriter
{
    private readonly Dictionary<string, MappedText> _texts = new(StringComparer.Ordinal);

    public override bool HasColumns => _texts.Values.Any(text => !text.IsConstant);

    public override MappingFault? Add(MappingRule rule, FieldPath path, MappingColumns columns)
    {
        if (path.Rest.Length == 0 || path.Index is not null)
            return MappingFault.Unfit($"Name one of its keys: {path.Name}.key");
        if (_texts.ContainsKey(path.Rest))
            return MappingFault.Twice(rule.Path);
        if (
            MappedTextFactory.Create(
                rule,
                field,
                $"{pointer}/{JsonPointers.Escape(path.Rest)}",
                columns,
                out var text
            ) is
            { } fault
        )
            return fault;
        _texts.Add(path.Rest, text!);
        return null;
    }

    public override bool Write(IMessage target, MappedRow row)
    {
        var map = (IDictionary)field.Accessor.GetValue(target);
        foreach (var (key, mapped) in _texts)
        {
            if (mapped.Read(row) is not { } text)
                continue;
            if (reader.Read(text, row) is { } value)
                map[key] = value;
            else
                row.Refuse(mapped.Pointer, reader.Expected);
        }
        return map.Count > 0;
    }
}
