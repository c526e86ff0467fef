using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The schemas of scalars.</summary>
internal static class ScalarSchemas
{
    public static OpenApiSchema Create(FieldType type) =>
        type switch
        {
            FieldType.Bool => new() { Type = JsonSchemaType.Boolean },
            FieldType.Double => new() { Type = JsonSchemaType.Number, Format = "double" },
            FieldType.Float => new() { Type = JsonSchemaType.Number, Format = "float" },
            FieldType.Bytes => new() { Type = JsonSchemaType.String, Format = "byte" },
            FieldType.String => new() { Type = JsonSchemaType.String },
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new()
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
            },
            FieldType.UInt32 or FieldType.Fixed32 => new()
            {
                Type = JsonSchemaType.Integer,
                Minimum = "0",
            },
            // 64 bits do not fit the numbers of JavaScript, so ProtoJSON writes them as text.
            _ => new() { Type = JsonSchemaType.String, Pattern = "^-?[0-9]{1,20}$" },
        };
}
