using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Changes;
using Google.Protobuf.WellKnownTypes;
using Type = Crm.Contacts.V1.FieldDefinition.Types.Type;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

/// <summary>Field definitions as the contract shows them.</summary>
internal static class FieldDefinitionMapping
{
    public static Wire.FieldDefinition ToWire(FieldDefinition definition)
    {
        var wire = new Wire.FieldDefinition
        {
            Id = definition.Id.ToString(),
            Etag = Etag.Of(definition.Version),
            CreateTime = definition.CreateTime.ToTimestamp(),
            UpdateTime = definition.UpdateTime.ToTimestamp(),
            Key = definition.Key,
            Type = ToWire(definition.Type),
            Label = definition.Label,
            Description = definition.Description,
        };
        wire.Choices.Add(definition.Choices);
        return wire;
    }

    public static FieldType ToDomain(Type type) =>
        type switch
        {
            Type.Text => FieldType.Text,
            Type.Number => FieldType.Number,
            Type.Boolean => FieldType.Boolean,
            Type.Date => FieldType.Date,
            Type.Time => FieldType.Time,
            Type.Choice => FieldType.Choice,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };

    private static Type ToWire(FieldType type) =>
        type switch
        {
            FieldType.Text => Type.Text,
            FieldType.Number => Type.Number,
            FieldType.Boolean => Type.Boolean,
            FieldType.Date => Type.Date,
            FieldType.Time => Type.Time,
            FieldType.Choice => Type.Choice,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
