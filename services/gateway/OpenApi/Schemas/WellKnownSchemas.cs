using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The schemas of the well-known types, which are no objects of fields in JSON.</summary>
internal static class WellKnownSchemas
{
    /// <summary>The schema; null for any other message.</summary>
    public static OpenApiSchema? Find(MessageDescriptor type) =>
        type.FullName switch
        {
            "google.protobuf.Timestamp" => new()
            {
                Type = JsonSchemaType.String,
                Format = "date-time",
            },
            "google.protobuf.Duration" => new()
            {
                Type = JsonSchemaType.String,
                Pattern = @"^-?[0-9]+(\.[0-9]{1,9})?s$",
            },
            "google.protobuf.FieldMask" => new() { Type = JsonSchemaType.String },
            "google.protobuf.Struct" => new() { Type = JsonSchemaType.Object },
            "google.protobuf.ListValue" => new()
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema(),
            },
            "google.protobuf.Value" => new(),
            "google.protobuf.StringValue" or "google.protobuf.BytesValue" => OrNull(
                JsonSchemaType.String
            ),
            "google.protobuf.BoolValue" => OrNull(JsonSchemaType.Boolean),
            "google.protobuf.Int32Value" or "google.protobuf.UInt32Value" => OrNull(
                JsonSchemaType.Integer
            ),
            "google.protobuf.Int64Value" or "google.protobuf.UInt64Value" => OrNull(
                JsonSchemaType.String
            ),
            "google.protobuf.DoubleValue" or "google.protobuf.FloatValue" => OrNull(
                JsonSchemaType.Number
            ),
            _ => null,
        };

    private static OpenApiSchema OrNull(JsonSchemaType type) =>
        new() { Type = type | JsonSchemaType.Null };
}
