using System.Text.Json.Nodes;
using Crm.Gateway.OpenApi.Schemas;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Rest.Routing;
using Crm.Schemas;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>The parameters of operations, in path, query and headers.</summary>
internal sealed class RequestParameters(
    OpenApiDocument document,
    SchemaSet schemas,
    Contract contract
)
{
    private const string IfMatch = "If-Match";
    private const string IfNoneMatch = "If-None-Match";

    public IList<IOpenApiParameter> Create(
        RestOperation operation,
        AnswerPlan plan,
        RequestExample example
    ) =>
        [
            .. operation.Path.Variables.Select(field =>
                Parameter(
                    field,
                    field.JsonName,
                    ParameterLocation.Path,
                    example.Path(field.JsonName)
                )
            ),
            .. operation
                .Fields.Query.Values.OrderBy(parameter => parameter.Order)
                .Select(parameter =>
                    Parameter(
                        parameter.Field,
                        parameter.Name,
                        ParameterLocation.Query,
                        Typed(parameter.Field, example.Query(parameter.Name))
                    )
                ),
            .. Headers(operation, plan),
        ];

    private OpenApiParameter Parameter(
        FieldDescriptor field,
        string name,
        ParameterLocation location,
        JsonNode? example
    )
    {
        var schema = schemas.Fields.Create(field, SchemaKind.Input);
        Undescribe(schema);
        return new OpenApiParameter
        {
            Name = name,
            In = location,
            Required = location == ParameterLocation.Path || field.Is(FieldBehavior.Required),
            Description = ProtoText.Of(contract, field).Description,
            Schema = schema,
            Example = example,
        };
    }

    // The parameter says it already.
    private static void Undescribe(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchemaReference reference)
            reference.Description = null;
        else
            ((OpenApiSchema)schema).Description = null;
    }

    private static JsonNode? Typed(FieldDescriptor field, JsonNode? value) =>
        value is JsonValue text
        && field
            is {
                IsRepeated: false,
                FieldType: not (FieldType.String or FieldType.Enum or FieldType.Message)
            }
            ? JsonNode.Parse(text.ToString())
            : value;

    private IEnumerable<IOpenApiParameter> Headers(RestOperation operation, AnswerPlan plan)
    {
        if (operation.Fields.Etag is { } etag)
            yield return etag.Is(FieldBehavior.Required)
                ? Refer(
                    "IfMatch",
                    IfMatch,
                    isRequired: true,
                    "The version that is changed, as `ETag` gave it, or `*` for any.",
                    "\"7\""
                )
                : Refer(
                    "IfMatchOptional",
                    IfMatch,
                    isRequired: false,
                    "The version that is changed, as `ETag` gave it. May be left out.",
                    "\"7\""
                );
        if (operation.Fields.LastEventId is not null)
            yield return Refer(
                "LastEventId",
                RequestBinder.LastEventId,
                isRequired: false,
                "The last `id:` that was read; the stream goes on after it.",
                "5cDq0wAAAAAAAAAAAAAAAAAAACk"
            );
        if (operation.Verb == HttpMethods.Get && plan.HasEtag)
            yield return Refer(
                "IfNoneMatch",
                IfNoneMatch,
                isRequired: false,
                "Versions that the caller has: 304 when nothing is newer.",
                "\"7\""
            );
        if (!operation.Method.IsRead)
            yield return Refer(
                "IdempotencyKey",
                IdempotencyKey.Header,
                isRequired: false,
                "Makes the request safe to repeat: for 24 hours the same key gets the first answer.",
                "5f6a7b8c-9d0e-4f1a-8b2c-3d4e5f6a7b8c"
            );
    }

    private OpenApiParameterReference Refer(
        string name,
        string header,
        bool isRequired,
        string description,
        string example
    )
    {
        document.Components!.Parameters ??= new Dictionary<string, IOpenApiParameter>(
            StringComparer.Ordinal
        );
        if (!document.Components.Parameters.ContainsKey(name))
            document.AddComponent(
                name,
                new OpenApiParameter
                {
                    Name = header,
                    In = ParameterLocation.Header,
                    Required = isRequired,
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 300 },
                    Example = JsonValue.Create(example),
                }
            );
        return new OpenApiParameterReference(name, document);
    }
}
