using System.Text.Json.Nodes;
using Crm.Gateway.OpenApi.Schemas;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Routing;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>The bodies of requests.</summary>
internal sealed class RequestBodies(SchemaSet schemas)
{
    /// <summary>The body of an operation; null when there is none or nothing to say in it.</summary>
    public OpenApiRequestBody? Create(RestOperation operation, RequestExample example)
    {
        if (operation.Shape == RestShape.Upload)
            return Raw(operation, example);
        if (!operation.TakesJson || Schema(operation) is not { } schema)
            return null;
        return new OpenApiRequestBody
        {
            Required = operation.Fields.NeedsBody,
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                [MediaTypes.Consumed(operation)[0]] = Content(
                    schema,
                    example.Summary,
                    example.Body
                ),
            },
        };
    }

    private static OpenApiRequestBody Raw(RestOperation operation, RequestExample example) =>
        new()
        {
            Required = true,
            Content = MediaTypes
                .Consumed(operation)
                .ToDictionary(
                    type => type,
                    type =>
                        (IOpenApiMediaType)Content(
                            new OpenApiSchema { Type = JsonSchemaType.String },
                            example.Summary,
                            example.ContentType == type ? JsonValue.Create(example.RawBody) : null
                        ),
                    StringComparer.Ordinal
                ),
        };

    private OpenApiSchemaReference? Schema(RestOperation operation)
    {
        if (operation.BodyField is { } field)
            return schemas.Message(
                field.MessageType,
                operation.IsPatch ? SchemaKind.Patch : SchemaKind.Input
            );
        var request = operation.Method.Descriptor.InputType;
        return request.Fields.InDeclarationOrder().All(operation.Fields.OutsideBody.Contains)
            ? null
            : schemas.Request(request, operation.Fields.OutsideBody);
    }

    private static OpenApiMediaType Content(
        IOpenApiSchema schema,
        string summary,
        JsonNode? example
    )
    {
        var content = new OpenApiMediaType { Schema = schema };
        if (example is not null)
            content.Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)
            {
                ["example"] = new OpenApiExample { Summary = summary, Value = example },
            };
        return content;
    }
}
