using System.Text.Json.Nodes;
using Crm.Gateway.Limits;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Rest.Routing;
using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>The headers of answers.</summary>
internal static class ResponseHeaders
{
    /// <summary>The headers of a success.</summary>
    public static Dictionary<string, IOpenApiHeader> OfSuccess(
        OpenApiDocument document,
        RestOperation operation,
        AnswerPlan plan
    )
    {
        var headers = RateLimit(document);
        if (plan.HasEtag)
            headers["ETag"] = Refer(
                document,
                "ETag",
                "The version of the resource, for `If-Match` and `If-None-Match`.",
                "\"7\""
            );
        if (plan.IsCreated || plan.IsAccepted)
            headers["Location"] = Refer(
                document,
                "Location",
                "Where the resource or operation is.",
                "/v1/contacts/0199f0a2-5c31-7d42-9a7e-3f1b2c4d5e6f"
            );
        if (plan.HasPages)
            headers["Link"] = Refer(
                document,
                "Link",
                "The next page, with `rel=\"next\"`; absent at the end.",
                "</v1/contacts?pageToken=…>; rel=\"next\""
            );
        if (!operation.Method.IsRead)
            headers[IdempotencyKey.Replayed] = Refer(
                document,
                IdempotencyKey.Replayed,
                "`true` when the answer is that of an earlier request with the same idempotency key.",
                "true"
            );
        return headers;
    }

    /// <summary>The headers of a failure.</summary>
    public static Dictionary<string, IOpenApiHeader> OfProblem(OpenApiDocument document, int status)
    {
        if (status == StatusCodes.Status401Unauthorized)
            return new(StringComparer.Ordinal)
            {
                ["WWW-Authenticate"] = Refer(
                    document,
                    "WWW-Authenticate",
                    "How to authenticate.",
                    "Bearer"
                ),
            };
        var headers = RateLimit(document);
        if (status == StatusCodes.Status429TooManyRequests)
            headers["Retry-After"] = Refer(
                document,
                "Retry-After",
                "After how many seconds to try again.",
                "2"
            );
        return headers;
    }

    /// <summary>What every answer to an authenticated caller tells of its quota.</summary>
    public static Dictionary<string, IOpenApiHeader> RateLimit(OpenApiDocument document) =>
        new(StringComparer.Ordinal)
        {
            [RateLimitHeaders.Policy] = Refer(
                document,
                RateLimitHeaders.Policy,
                "The quota that is nearest to its end: `q` requests in `w` seconds.",
                "\"default\";q=10000;w=10"
            ),
            [RateLimitHeaders.State] = Refer(
                document,
                RateLimitHeaders.State,
                "How many requests `r` may be made now, and in how many seconds `t` all have come back.",
                "\"default\";r=9999;t=1"
            ),
        };

    private static OpenApiHeaderReference Refer(
        OpenApiDocument document,
        string name,
        string description,
        string example
    )
    {
        document.Components!.Headers ??= new Dictionary<string, IOpenApiHeader>(
            StringComparer.Ordinal
        );
        if (!document.Components.Headers.ContainsKey(name))
            document.AddComponent(
                name,
                new OpenApiHeader
                {
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Example = JsonValue.Create(example),
                }
            );
        return new OpenApiHeaderReference(name, document);
    }
}
