using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>A list of messages; items of which the row gives nothing are left out.</summary>
internal sealed class MessageListWriter(FieldDescriptor field, string pointer) : FieldWriter
{
    private readonly SortedDictionary<int, MessageWriter> _items = [];

    public override bool HasColumns => _items.Values.Any(item => item.HasColumns);

    public override MappingFault? Add(MappingRule rule, FieldPath path, MappingColumns columns)
    {
        var index = path.Index ?? 0;
        if (!_items.TryGetValue(index, out var item))
        {
            item = new MessageWriter(
                field.MessageType,
                string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}")
            );
            _items.Add(index, item);
        }
        return path.Rest.Length == 0
            ? MappingFault.Unfit(
                $"Name a field of '{path.Name}', such as {path.Name}.{item.AnyField}."
            )
            : item.Add(rule, path.Rest, columns);
    }

    public override bool Write(IMessage target, MappedRow row)
    {
        var list = (IList)field.Accessor.GetValue(target);
        foreach (var item in _items.Values)
        {
            if (item.Create(row) is { } message)
                list.Add(message);
        }
        return list.Count > 0;
    }
}
