using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Writers;

/// <summary>The fields of a message that a mapping gives.</summary>
internal sealed class MessageWriter(MessageDescriptor descriptor, string pointer = "")
{
    private readonly Dictionary<FieldDescriptor, FieldWriter> _fields = [];

    /// <summary>Whether a column is read.</summary>
    public bool HasColumns => _fields.Values.Any(writer => writer.HasColumns);

    /// <summary>The name of a field, as an example.</summary>
    public string AnyField => descriptor.Fields.InDeclarationOrder()[0].JsonName;

    /// <summary>Adds a rule.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public MappingFault? Add(MappingRule rule, string path, MappingColumns columns)
    {
        if (FieldPath.First(path) is not { } first)
            return MappingFault.Syntax($"'{path}' is no path of fields such as emails[1].address.");
        if (
            descriptor
                .Fields.InDeclarationOrder()
                .FirstOrDefault(field => field.JsonName == first.Name)
            is not { } field
        )
            return MappingFault.FieldUnknown(rule.Path);
        if (rule.IsIdentity && OutputOnlyFields.IsIgnored(field))
            return null;
        if (!rule.IsIdentity && OutputOnlyFields.Contains(field))
            return MappingFault.OutputOnly(rule.Path);
        if (!_fields.TryGetValue(field, out var writer))
        {
            writer =
                rule.IsIdentity && JsonWriter.IsWhole(field, first)
                    ? new JsonWriter(field, $"{pointer}/{field.JsonName}")
                    : FieldWriter.Of(field, $"{pointer}/{field.JsonName}");
            if (writer is null)
                return MappingFault.Unfit($"'{rule.Path}' cannot be given by a text.");
            _fields.Add(field, writer);
        }
        return writer.Add(rule, first, columns);
    }

    /// <summary>The writer of a field; null when no rule names it.</summary>
    public FieldWriter? Find(string jsonName) =>
        _fields.FirstOrDefault(field => field.Key.JsonName == jsonName).Value;

    /// <summary>A message with what a row gives; null when it gives nothing.</summary>
    public IMessage? Create(MappedRow row)
    {
        var message = (IMessage)Activator.CreateInstance(descriptor.ClrType)!;
        return Write(message, row, isRoot: false) ? message : null;
    }

    /// <summary>Writes what a row gives.</summary>
    /// <returns>Whether it gave anything.</returns>
    public bool Write(IMessage target, MappedRow row, bool isRoot)
    {
        var any = false;
        foreach (var field in _fields.Values)
        {
            if (field.HasColumns)
                any |= field.Write(target, row);
        }
        // Constants say more about what the columns give: where those are empty, there is nothing to say more about.
        if (!any && !isRoot && HasColumns)
            return false;
        foreach (var field in _fields.Values)
        {
            if (!field.HasColumns)
                any |= field.Write(target, row);
        }
        return any;
    }
}
