using Microsoft.OpenApi;

namespace Crm.Gateway.OpenApi;

/// <summary>What the document says of the API as a whole.</summary>
internal static class DocumentInfo
{
    public const string Name = "v1";
    private const string Bearer = "bearer";

    public static OpenApiInfo Info { get; } =
        new()
        {
            Title = "Headless CRM",
            Version = "1.0",
            Description = """
                Contacts, what was exchanged with them, and what is known of them, over REST and gRPC with one contract.

                - **Authentication**: `Authorization: Bearer …` with an API key or a token of your identity provider.
                - **Errors** are problem documents (RFC 9457); decide by `code`, show `detail`.
                - **Changes**: `PATCH` takes a merge patch; `If-Match` names the version that is changed, so that nothing is overwritten unseen.
                - **Retries**: send an `Idempotency-Key` with every write, and repeat the request when the answer got lost.
                - **Lists** come in pages: follow `Link: …; rel="next"`, or give `nextPageToken` back as `pageToken`.
                - **Filters**: `kind = COMPANY AND tags:"vip"`, with `AND`, `OR`, `NOT`, parentheses, `= != < <= > >= :`.
                - **Long work** is answered with `202` and an operation to look after.
                """,
            Contact = new OpenApiContact
            {
                Name = "API support",
                Url = new Uri("https://crm.example/support"),
                Email = "api@crm.example",
            },
            License = new OpenApiLicense
            {
                Name = "Proprietary",
                Url = new Uri("https://crm.example/license"),
            },
        };

    /// <summary>Says how callers authenticate; every operation demands it.</summary>
    public static void AddSecurity(OpenApiDocument document)
    {
        document.AddComponent(
            Bearer,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key (`crm_…`) or a JWT of the identity provider.",
            }
        );
        document.Security =
        [
            new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Bearer, document)] = [],
            },
        ];
    }
}
