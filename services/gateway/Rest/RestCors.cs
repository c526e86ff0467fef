using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Crm.Gateway.Rest;

/// <summary>Which web pages may call, and what they may see. Credentials are headers, never cookies, so any origin is safe.</summary>
internal static class RestCors
{
    public const string OriginsSection = "Gateway:Cors:Origins";

    private static readonly string[] Exposed =
    [
        "ETag",
        "Link",
        "Location",
        "Retry-After",
        "RateLimit",
        "RateLimit-Policy",
        "Idempotent-Replayed",
        "WWW-Authenticate",
        "Content-Disposition",
        "Allow",
        "Accept-Post",
        "Accept-Patch",
        "traceparent",
        "Deprecation",
        "Sunset",
    ];

    public static void Configure(CorsPolicyBuilder policy, IConfiguration configuration)
    {
        var origins = configuration.GetSection(OriginsSection).Get<string[]>() ?? [];
        if (origins.Length > 0 && !origins.Contains("*"))
            policy.WithOrigins(origins);
        else
            policy.AllowAnyOrigin();
        policy
            .AllowAnyMethod()
            .AllowAnyHeader()
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(TimeSpan.FromHours(1));
    }
}
