namespace Crm.Gateway.Access;

/// <summary>
/// Reads the credential of a request and leaves its <see cref="ServiceDefaults.Identity.Caller"/> among the features. Whether one is
/// needed, and what it must allow, the operation says.
/// </summary>
internal sealed class CredentialMiddleware(RequestDelegate next, CallerLookup callers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (await callers.FindAsync(context) is { } caller)
            context.Features.Set(caller);
        await next(context);
    }
}
