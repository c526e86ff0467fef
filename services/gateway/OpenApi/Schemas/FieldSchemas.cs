using Crm.Schemas;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The schemas of fields, as canonical ProtoJSON writes their values.</summary>
internal sealed class FieldSchemas(SchemaSet schemas, Contract contract)
{
    /// <summary>The schema of a field with its description and limits.</summary>
    public IOpenApiSchema Create(FieldDescriptor field, SchemaKind kind)
    {
        var description = ProtoText.Of(contract, field).Description;
        var schema =
            field.IsMap ? Map(field, kind)
            : field.IsRepeated ? List(field, kind)
            : Single(field, kind);
        if (kind == SchemaKind.Patch)
            schema = Nullable(schema);
        if (schema is OpenApiSchemaReference reference)
            reference.Description = description;
        else
            ((OpenApiSchema)schema).Description = description;
        return schema;
    }

    private OpenApiSchema Map(FieldDescriptor field, SchemaKind kind)
    {
        var value = Single(field.MessageType.FindFieldByNumber(2), kind);
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = value,
        };
        if (kind == SchemaKind.Output)
            return schema;
        var rules = field.Rules();
        schema.MaxProperties = FieldLimits.Positive(rules.MaxItems);
        if (rules.KeyPattern.Length > 0)
            schema.PropertyNames = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = rules.KeyPattern,
            };
        return schema;
    }

    private OpenApiSchema List(FieldDescriptor field, SchemaKind kind)
    {
        // A list is replaced as a whole: what stands in it is no patch.
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = Single(field, kind == SchemaKind.Patch ? SchemaKind.Input : kind),
        };
        if (kind != SchemaKind.Output)
            FieldLimits.ApplyToList(schema, field.Rules());
        return schema;
    }

    private IOpenApiSchema Single(FieldDescriptor field, SchemaKind kind)
    {
        if (field.FieldType == FieldType.Enum)
            return schemas.Enum(field.EnumType);
        if (field.FieldType == FieldType.Message)
            return WellKnownSchemas.Find(field.MessageType)
                ?? (IOpenApiSchema)schemas.Message(field.MessageType, kind);
        var schema = ScalarSchemas.Create(field.FieldType);
        if (kind != SchemaKind.Output)
            FieldLimits.ApplyToValue(schema, field.Rules());
        return schema;
    }

    private static OpenApiSchema Nullable(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Type: { } type } own)
        {
            own.Type = type | JsonSchemaType.Null;
            return own;
        }
        return new OpenApiSchema
        {
            AnyOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }],
        };
    }
}
