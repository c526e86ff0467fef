using System.Collections;
using System.Globalization;
using Crm.ServiceDefaults.Imports.Mapping.Values;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>A list of single values.</summary>
internal sealed class ListWriter(FieldDescriptor field, ValueReader reader, string pointer)
    : FieldWriter
{
    private readonly SortedDictionary<int, MappedText> _texts = [];

    public override bool HasColumns => _texts.Values.Any(text => !text.IsConstant);

    public override MappingFault? Add(MappingRule rule, FieldPath path, MappingColumns columns)
    {
        if (path.Rest.Length > 0)
            return MappingFault.FieldUnknown(rule.Path);
        var index = path.Index ?? 0;
        if (_texts.ContainsKey(index))
            return MappingFault.Twice(rule.Path);
        var item = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");
        if (MappedTextFactory.Create(rule, field, item, columns, out var text) is { } fault)
            return fault;
        _texts.Add(index, text!);
        return null;
    }

    public override bool Write(IMessage target, MappedRow row)
    {
        var list = (IList)field.Accessor.GetValue(target);
        foreach (var text in _texts.Values)
        {
            foreach (var item in text.ReadItems(row))
            {
                if (reader.Read(item, row) is { } value)
                    list.Add(value);
                else
                    row.Refuse(text.Pointer, reader.Expected);
            }
        }
        return list.Count > 0;
    }
}
