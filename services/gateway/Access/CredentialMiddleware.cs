using Crm.Gateway.Limits;

namespace Crm.Gateway.Access;

/// <summary>
/// Reads the credential of a request and leaves its <see cref="ServiceDefaults.Identity.Caller"/> among the features. Whether one is
/// needed, and what it must allow, the operation says.
/// </summary>
internal sealed class CredentialMiddleware(
    RequestDelegate next,
    CallerLookup callers,
    AddressLimits addresses
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Who tries one credential after the other is not even looked up any more.
        if (addresses.IsSpent(context, out var refusal) && callers.IsStranger(context.Request))
        {
            await Refusal.WriteAsync(context, refusal);
            return;
        }
        if (await callers.FindAsync(context) is { } known)
        {
            context.Features.Set(known);
            context.Features.Set(known.Caller);
        }
        await next(context);
    }
}
