using Crm.Gateway.Access;
using Crm.Gateway.Rest;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Limits;

/// <summary>Counts each request at both doors, once: a stream, a batch and an import are one. It stands behind authentication.</summary>
internal sealed class RateLimitMiddleware(
    RequestDelegate next,
    CallerLimits callers,
    AddressLimits addresses,
    IdentityTokens tokens,
    LimitMetrics metrics,
    IOptions<LimitOptions> options
)
{
    // Probes come from the machines that the product runs on, and must always be answered.
    private static readonly string[] Probes = ["/healthz", "/grpc.health.v1.Health"];

    private readonly bool _isEnabled = options.Value.Enabled;

    public async Task InvokeAsync(HttpContext context)
    {
        if (_isEnabled && await RefuseAsync(context) is { } refusal)
        {
            metrics.Refused(refusal.Metadata["limit"]);
            await Refusal.WriteAsync(context, refusal);
            return;
        }
        await next(context);
    }

    private async ValueTask<Error?> RefuseAsync(HttpContext context)
    {
        if (context.Features.Get<KnownCaller>() is { } known)
        {
            var allowance = await callers.TakeAsync(known.Buckets);
            if (!RestFailures.IsGrpc(context.Request))
                RateLimitHeaders.Write(context.Response.Headers, allowance);
            return allowance.Grant.IsGranted
                ? null
                : LimitErrors.RateLimited(
                    allowance.Bucket.Quota,
                    allowance.Limit,
                    allowance.Grant.RetryAfter
                );
        }
        if (await IsInnerAsync(context.Request) || IsProbe(context.Request))
            return null;
        return addresses.TryTake(context, out var refusal) ? null : refusal;
    }

    // A call of the REST door to the gateway's own services: its request was counted there.
    private async ValueTask<bool> IsInnerAsync(HttpRequest request) =>
        request.Headers[IdentityTokens.MetadataKey] is [{ Length: > 0 } token]
        && await tokens.VerifyAsync(token) is not null;

    private static bool IsProbe(HttpRequest request) =>
        Array.Exists(Probes, probe => request.Path.StartsWithSegments(probe));
}
