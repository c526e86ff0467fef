using Crm.Schemas;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The schemas of messages: objects of fields.</summary>
internal sealed class MessageSchemas(FieldSchemas fields, Contract contract)
{
    /// <summary>The schema of a message without some of its fields.</summary>
    public OpenApiSchema Create(
        MessageDescriptor message,
        SchemaKind kind,
        IReadOnlySet<FieldDescriptor> without
    )
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = Describe(message),
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
            Required = new HashSet<string>(StringComparer.Ordinal),
            // What answers hold may grow; what requests hold is checked.
            AdditionalPropertiesAllowed = kind == SchemaKind.Output,
        };
        foreach (
            var field in message
                .Fields.InDeclarationOrder()
                .Where(field => field.IsIn(kind) && !without.Contains(field))
        )
        {
            schema.Properties[field.JsonName] = fields.Create(field, kind);
            if (field.IsRequiredIn(kind))
                schema.Required.Add(field.JsonName);
        }
        return schema;
    }

    private string Describe(MessageDescriptor message)
    {
        var choices = message
            .Oneofs.Where(oneof => !oneof.IsSynthetic)
            .Select(oneof =>
                $"One of {string.Join(", ", oneof.Fields.Select(field => $"`{field.JsonName}`"))}."
            );
        return string.Join("\n\n", choices.Prepend(ProtoText.Of(contract, message).Description));
    }
}
