using Crm.Gateway.OpenApi.Schemas;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Routing;
using Crm.Schemas;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>Describes operations.</summary>
internal sealed class OperationDocuments(OpenApiDocument document, Contract contract)
{
    private readonly SchemaSet _schemas = new(document, contract);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public OpenApiOperation Create(RestOperation operation, IReadOnlyList<RestOperation> all)
    {
        var text = ProtoText.Of(contract, operation.Method.Descriptor);
        var plan = new AnswerPlan(operation, all);
        var id = Id(operation);
        var example = RequestExample.Of(id);
        return new OpenApiOperation
        {
            OperationId = id,
            Summary = text.Summary,
            Description = $"{text.Description}\n\n{Permissions(operation)}",
            Tags = new HashSet<OpenApiTagReference>
            {
                new(ServiceTags.NameOf(operation.Method.Descriptor.Service), document),
            },
            Parameters = new RequestParameters(document, _schemas, contract).Create(
                operation,
                plan,
                example
            ),
            RequestBody = new RequestBodies(_schemas).Create(operation, example),
            Responses = Responses(operation, plan, text.Reasons),
        };
    }

    private OpenApiResponses Responses(
        RestOperation operation,
        AnswerPlan plan,
        IReadOnlyList<string> reasons
    )
    {
        var responses = new OpenApiResponses();
        new SuccessResponses(document, _schemas, contract).Add(responses, operation, plan);
        new ProblemResponses(document).Add(responses, operation, reasons);
        var sorted = new OpenApiResponses();
        foreach (
            var (status, response) in responses.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        )
            sorted[status] = response;
        return sorted;
    }

    // A further binding of an RPC is a further operation.
    private string Id(RestOperation operation)
    {
        var name = operation.Method.Descriptor.Name;
        var id = $"{char.ToLowerInvariant(name[0])}{name[1..]}";
        var unique = id;
        for (var number = 2; !_ids.Add(unique); number++)
            unique = $"{id}{number}";
        return unique;
    }

    private static string Permissions(RestOperation operation)
    {
        var names = operation.Method.Permissions.Select(name => $"`{name}`").ToList();
        return names.Count == 1
            ? $"Needs the permission {names[0]}."
            : $"Needs the permissions {string.Join(" and ", names)}.";
    }
}
