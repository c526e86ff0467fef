using Crm.ServiceDefaults.Imports.Mapping.Values;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>A field that holds one value.</summary>
internal sealed class ScalarWriter(FieldDescriptor field, ValueReader reader, string pointer)
    : FieldWriter
{
    private MappedText? _text;

    /// <summary>The text of the field.</summary>
    public MappedText? Text => _text;

    public override bool HasColumns => _text is { IsConstant: false };

    public override MappingFault? Add(MappingRule rule, FieldPath path, MappingColumns columns)
    {
        if (path.Index is not null)
            return MappingFault.Unfit($"'{path.Name}' is no list.");
        if (path.Rest.Length > 0)
            return MappingFault.FieldUnknown(rule.Path);
        return _text is null
            ? MappedTextFactory.Create(rule, field, pointer, columns, out _text)
            : MappingFault.Twice(rule.Path);
    }

    public override bool Write(IMessage target, MappedRow row)
    {
        if (_text?.Read(row) is not { } text)
            return false;
        if (reader.Read(text, row) is not { } value)
        {
            row.Refuse(pointer, reader.Expected);
            return false;
        }
        field.Accessor.SetValue(target, value);
        return true;
    }
}
