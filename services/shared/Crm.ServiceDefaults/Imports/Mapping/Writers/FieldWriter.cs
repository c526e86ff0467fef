using Crm.ServiceDefaults.Imports.Mapping.Values;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>Writes what a mapping says of one field. Rules are added once, rows are written many times.</summary>
internal abstract class FieldWriter
{
    /// <summary>Whether a column is read, here or below.</summary>
    public abstract bool HasColumns { get; }

    /// <summary>Adds a rule for the field or something in it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="path">Its path from this field on.</param>
    /// <param name="columns">The columns that are read.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public abstract MappingFault? Add(MappingRule rule, FieldPath path, MappingColumns columns);

    /// <summary>Writes the texts of a row into a message.</summary>
    /// <returns>Whether the row gave anything.</returns>
    public abstract bool Write(IMessage target, MappedRow row);

    /// <summary>The writer of a field; null for a kind of field that no text can give.</summary>
    public static FieldWriter? Of(FieldDescriptor field, string pointer)
    {
        if (field.IsMap)
            return ValueReader.Of(field.MessageType.FindFieldByName("value")) is { } entry
                ? new MapWriter(field, entry, pointer)
                : null;
        if (ValueReader.Of(field) is { } reader)
            return field.IsRepeated
                ? new ListWriter(field, reader, pointer)
                : new ScalarWriter(field, reader, pointer);
        if (field.FieldType != FieldType.Message)
            return null;
        return field.IsRepeated
            ? new MessageListWriter(field, pointer)
            : new ChildWriter(field, pointer);
    }
}
