using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>A message within a message; absent when the row gives nothing of it.</summary>
internal sealed class ChildWriter(FieldDescriptor field, string pointer) : FieldWriter
{
    private readonly MessageWriter _child = new(field.MessageType, pointer);

    public override bool HasColumns => _child.HasColumns;

    public override MappingFault? Add(MappingRule rule, FieldPath path, MappingColumns columns)
    {
        if (path.Index is not null)
            return MappingFault.Unfit($"'{path.Name}' is no list.");
        return path.Rest.Length == 0
            ? MappingFault.Unfit(
                $"Name a field of '{path.Name}', such as {path.Name}.{_child.AnyField}."
            )
            : _child.Add(rule, path.Rest, columns);
    }

    public override bool Write(IMessage target, MappedRow row)
    {
        if (_child.Create(row) is not { } child)
            return false;
        field.Accessor.SetValue(target, child);
        return true;
    }
}
