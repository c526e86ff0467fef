using System.Collections;
using Crm.ServiceDefaults.Imports.Mapping.Values;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>
/// A list, map or message in one column, as an export writes it: in JSON. A list of single values may also be written with
/// semicolons.
/// </summary>
internal sealed class JsonWriter(FieldDescriptor field, string pointer) : FieldWriter
{
    private static readonly JsonParser Parser = new(new JsonParser.Settings(recursionLimit: 20));

    private readonly ValueReader? _item = field is { IsRepeated: true, IsMap: false }
        ? ValueReader.Of(field)
        : null;
    private MappedText? _text;

    public override bool HasColumns => true;

    /// <summary>Whether a path means a whole list, map or message.</summary>
    public static bool IsWhole(FieldDescriptor field, FieldPath path) =>
        path is { Rest: "", Index: null }
        && (field.IsRepeated || field.IsMap || ValueReader.Of(field) is null);

    public override MappingFault? Add(MappingRule rule, FieldPath path, MappingColumns columns) =>
        _text is null
            ? MappedTextFactory.Create(rule, field, pointer, columns, out _text)
            : MappingFault.Twice(rule.Path);

    public override bool Write(IMessage target, MappedRow row)
    {
        if (_text?.Read(row) is not { } text)
            return false;
        if (_item is not null && !text.StartsWith('['))
            return WriteItems(target, text, row);
        if (TryParse(target.Descriptor, text) is { } parsed)
            return Copy(parsed, target);
        row.Refuse(pointer, "JSON of this field");
        return false;
    }

    private bool WriteItems(IMessage target, string text, MappedRow row)
    {
        var list = (IList)field.Accessor.GetValue(target);
        foreach (
            var item in text.Split(
                ';',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            if (_item!.Read(item, row) is { } value)
                list.Add(value);
            else
                row.Refuse(pointer, _item.Expected);
        }
        return list.Count > 0;
    }

    private IMessage? TryParse(MessageDescriptor descriptor, string text)
    {
        try
        {
            var parsed = Parser.Parse($"{{\"{field.JsonName}\":{text}}}", descriptor);
            OutputOnlyFields.Clear(parsed);
            return parsed;
        }
        catch (Exception exception)
            when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            return null;
        }
    }

    // Only this field: the text could have closed the document and gone on.
    private bool Copy(IMessage parsed, IMessage target)
    {
        var value = field.Accessor.GetValue(parsed);
        switch (value)
        {
            case null:
                return false;
            case IDictionary entries:
                var map = (IDictionary)field.Accessor.GetValue(target);
                foreach (DictionaryEntry entry in entries)
                    map[entry.Key] = entry.Value;
                return map.Count > 0;
            case IList items:
                var list = (IList)field.Accessor.GetValue(target);
                foreach (var item in items)
                    list.Add(item);
                return list.Count > 0;
            default:
                field.Accessor.SetValue(target, value);
                return true;
        }
    }
}
