using System.Globalization;
using Crm.Gateway.Rest.Problems;
using Crm.Gateway.Rest.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>The failures of an operation, by status: those that its comment lists and those that any may have.</summary>
internal sealed class ProblemResponses(OpenApiDocument document)
{
    // An example for each reason of an operation; those that every operation has in common share a response.
    private static readonly (int Status, string Reason)[] Shared =
    [
        (StatusCodes.Status401Unauthorized, "CREDENTIAL_INVALID"),
        (StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE"),
        (StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE"),
        (StatusCodes.Status415UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED"),
        (StatusCodes.Status429TooManyRequests, "RATE_LIMITED"),
        (StatusCodes.Status500InternalServerError, "INTERNAL"),
        (StatusCodes.Status503ServiceUnavailable, "SERVICE_UNAVAILABLE"),
        (StatusCodes.Status504GatewayTimeout, "DEADLINE_EXCEEDED"),
    ];

    public void Add(
        OpenApiResponses responses,
        RestOperation operation,
        IReadOnlyList<string> reasons
    )
    {
        var all = reasons.Concat(Implied(operation)).Distinct(StringComparer.Ordinal);
        foreach (
            var group in all.GroupBy(ReasonStatus.Of)
                .Where(group => Array.TrueForAll(Shared, one => one.Status != group.Key))
        )
            responses[Text(group.Key)] = Response(group.Key, group);
        foreach (var (status, reason) in Shared.Where(one => Applies(one.Status, operation)))
            responses[Text(status)] = Component(status, reason);
    }

    private static IEnumerable<string> Implied(RestOperation operation)
    {
        yield return "REQUEST_INVALID";
        yield return "PERMISSION_DENIED";
        if (operation.TakesJson)
            yield return "JSON_MALFORMED";
        if (operation.Method.IsRead)
            yield break;
        yield return "IDEMPOTENCY_KEY_IN_USE";
        yield return "IDEMPOTENCY_KEY_REUSED";
    }

    private static bool Applies(int status, RestOperation operation) =>
        status
            is not (
                StatusCodes.Status413PayloadTooLarge
                or StatusCodes.Status415UnsupportedMediaType
            )
        || operation.TakesJson
        || operation.Shape == RestShape.Upload;

    private OpenApiResponseReference Component(int status, string reason)
    {
        var name = ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal);
        document.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>(
            StringComparer.Ordinal
        );
        if (!document.Components.Responses.ContainsKey(name))
            document.AddComponent(name, Response(status, [reason]));
        return new OpenApiResponseReference(name, document);
    }

    private OpenApiResponse Response(int status, IEnumerable<string> reasons)
    {
        return new OpenApiResponse
        {
            Description =
                $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", reasons.Select(reason => $"`{reason}`"))}.",
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemDocuments.MediaType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(ProblemSchemas.Problem, document),
                    Examples = ProblemExamples.Of(reasons, status),
                },
            },
            Headers = ResponseHeaders.OfProblem(document, status),
        };
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
