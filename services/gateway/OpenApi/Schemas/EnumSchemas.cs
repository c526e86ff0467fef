using System.Text.Json.Nodes;
using Crm.Schemas;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Schemas;

/// <summary>The schemas of enums: the names of their values.</summary>
internal static class EnumSchemas
{
    public static OpenApiSchema Create(EnumDescriptor type, Contract contract) =>
        new()
        {
            Type = JsonSchemaType.String,
            Description = Describe(type, contract),
            Enum = [.. type.Values.Select(value => (JsonNode)JsonValue.Create(value.Name))],
        };

    private static string Describe(EnumDescriptor type, Contract contract)
    {
        var values = type.Values.Select(value =>
            $"- `{value.Name}`: {ProtoText.Of(contract, value).Description}"
        );
        return $"{ProtoText.Of(contract, type).Description}\n\n{string.Join('\n', values)}";
    }
}
