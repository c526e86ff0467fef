using System.Text.Json.Nodes;
using Crm.Gateway.Domain;
using Crm.Gateway.Limits;
using Crm.Gateway.Rest;
using Crm.Gateway.Rest.Problems;
using Crm.ServiceDefaults.Errors;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>What problem documents look like, by reason.</summary>
internal static class ProblemExamples
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly Dictionary<string, Error> Known = new[]
    {
        CommonErrors.CredentialInvalid,
        CommonErrors.PermissionDenied("contacts.write"),
        CommonErrors.EtagMissing,
        CommonErrors.EtagMismatch,
        CommonErrors.ConcurrentChange,
        CommonErrors.PageTokenInvalid,
        CommonErrors.IdempotencyKeyInvalid,
        CommonErrors.IdempotencyKeyInUse,
        CommonErrors.IdempotencyKeyReused,
        CommonErrors.DeadlineExceeded,
        CommonErrors.ServiceUnavailable,
        LimitErrors.RateLimited(new Quota(600, 60), "caller", TimeSpan.FromSeconds(2)),
        RestErrors.MediaTypeUnsupported("application/json"),
        RestErrors.NotAcceptable("application/json"),
        RestErrors.PayloadTooLarge(4 * 1024 * 1024),
    }.ToDictionary(error => error.Reason, StringComparer.Ordinal);

    /// <summary>The reasons of a status, each with an example.</summary>
    public static Dictionary<string, IOpenApiExample> Of(IEnumerable<string> reasons, int status) =>
        reasons.ToDictionary(
            reason => reason,
            reason =>
                (IOpenApiExample)
                    new OpenApiExample
                    {
                        Summary = ProblemOf(reason, status).Title,
                        Value = Document(ProblemOf(reason, status)),
                    },
            StringComparer.Ordinal
        );

    private static Problem ProblemOf(string reason, int status)
    {
        if (reason == CommonErrors.RequestInvalid.Reason)
            return ProblemReader.Read(CommonErrors.RequestInvalid) with
            {
                Errors =
                [
                    new ProblemError("/displayName", "It has 300 characters at most.", "TOO_LONG"),
                ],
            };
        if (Known.TryGetValue(reason, out var error))
            return ProblemReader.Read(error);
        var problem = new Problem(status, reason, "");
        return problem with { Detail = $"{problem.Title}." };
    }

    private static JsonObject Document(Problem problem)
    {
        var document = new JsonObject
        {
            ["type"] = problem.Type,
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Detail,
            ["code"] = problem.Code,
            ["traceId"] = TraceId,
        };
        if (problem.Errors.Count > 0)
            document["errors"] = new JsonArray([.. problem.Errors.Select(Entry)]);
        return document;
    }

    private static JsonNode Entry(ProblemError error) =>
        new JsonObject
        {
            ["pointer"] = error.Pointer,
            ["detail"] = error.Detail,
            ["code"] = error.Code,
        };
}
