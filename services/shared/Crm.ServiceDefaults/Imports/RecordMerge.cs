using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Makes one record of the rows that belong together.</summary>
internal sealed class RecordMerge
{
    private readonly FieldDescriptor _items;
    private readonly FieldDescriptor? _earliest;

    public RecordMerge(MessageDescriptor resource, ImportGrouping grouping)
    {
        _items = Find(resource, grouping.Items);
        _earliest = grouping.Earliest is null ? null : Find(resource, grouping.Earliest);
    }

    /// <summary>Adds a row to a record: its items are added, a field that the record lacks is taken, of times the earliest counts.</summary>
    public void Add(IMessage record, IMessage row)
    {
        var items = (IList)_items.Accessor.GetValue(record);
        foreach (var item in (IList)_items.Accessor.GetValue(row))
            items.Add(item);
        if (_earliest is not null && IsEarlier(row, record))
            _earliest.Accessor.SetValue(record, _earliest.Accessor.GetValue(row));
        FillIn(record, row);
    }

    private bool IsEarlier(IMessage row, IMessage record) =>
        _earliest!.Accessor.GetValue(row) is Timestamp candidate
        && (
            _earliest.Accessor.GetValue(record) is not Timestamp known
            || candidate.CompareTo(known) < 0
        );

    private void FillIn(IMessage record, IMessage row)
    {
        foreach (var field in record.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field == _items || !HasValue(row, field))
                continue;
            if (!HasValue(record, field))
                Take(field, record, row);
            else if (
                field is { FieldType: FieldType.Message, IsRepeated: false }
                && field.MessageType.File.Package != "google.protobuf"
            )
                FillIn(
                    (IMessage)field.Accessor.GetValue(record),
                    (IMessage)field.Accessor.GetValue(row)
                );
        }
    }

    private static bool HasValue(IMessage message, FieldDescriptor field) =>
        field.Accessor.GetValue(message) switch
        {
            null => false,
            string text => text.Length > 0,
            ICollection values => values.Count > 0,
            System.Enum value => Convert.ToInt32(
                value,
                System.Globalization.CultureInfo.InvariantCulture
            ) != 0,
            IMessage => true,
            var value => field.HasPresence
                ? field.Accessor.HasValue(message)
                : !value.Equals(Activator.CreateInstance(value.GetType())),
        };

    private static void Take(FieldDescriptor field, IMessage record, IMessage row)
    {
        switch (field.Accessor.GetValue(row))
        {
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                    ((IDictionary)field.Accessor.GetValue(record))[entry.Key] = entry.Value;
                break;
            case IList values:
                foreach (var value in values)
                    ((IList)field.Accessor.GetValue(record)).Add(value);
                break;
            case var value:
                field.Accessor.SetValue(record, value);
                break;
        }
    }

    private static FieldDescriptor Find(MessageDescriptor resource, string jsonName) =>
        resource.Fields.InDeclarationOrder().First(field => field.JsonName == jsonName);
}
