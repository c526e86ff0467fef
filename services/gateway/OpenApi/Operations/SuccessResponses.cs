using System.Globalization;
using Crm.Gateway.OpenApi.Schemas;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Routing;
using Crm.Schemas;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>What operations answer when all is well.</summary>
internal sealed class SuccessResponses(
    OpenApiDocument document,
    SchemaSet schemas,
    Contract contract
)
{
    public void Add(OpenApiResponses responses, RestOperation operation, AnswerPlan plan)
    {
        responses[plan.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = Describe(operation, plan),
            Headers = ResponseHeaders.OfSuccess(document, operation, plan),
            Content = plan.IsEmpty ? null : Content(operation),
        };
        if (operation.Verb == HttpMethods.Get && plan.HasEtag)
            responses["304"] = new OpenApiResponse
            {
                Description = "The caller has this version already.",
                Headers = ResponseHeaders.RateLimit(document),
            };
    }

    private string Describe(RestOperation operation, AnswerPlan plan) =>
        operation.Shape is RestShape.Download or RestShape.EventStream || plan.IsEmpty
            ? ReasonPhrases.GetReasonPhrase(plan.Status)
            : ProtoText.Of(contract, operation.Method.Descriptor.OutputType).Description;

    private Dictionary<string, IOpenApiMediaType> Content(RestOperation operation) =>
        MediaTypes
            .Produced(operation)
            .ToDictionary(
                type => type,
                _ =>
                    (IOpenApiMediaType)
                        new OpenApiMediaType
                        {
                            Schema = Schema(operation),
                            Example = EventStreamExample.Of(operation),
                        },
                StringComparer.Ordinal
            );

    private IOpenApiSchema Schema(RestOperation operation) =>
        operation.Shape is RestShape.Download or RestShape.EventStream
            ? new OpenApiSchema { Type = JsonSchemaType.String }
            : schemas.Message(operation.Method.Descriptor.OutputType, SchemaKind.Output);
}
