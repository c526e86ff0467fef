using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Identity;

namespace Crm.Gateway.Access;

/// <summary>
/// Reads the credential of a request and leaves its <see cref="Caller"/> among the features. Whether one is needed, and what it must
/// allow, the operation says.
/// </summary>
internal sealed class CredentialMiddleware(RequestDelegate next, CredentialCache credentials)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var credential = header[Scheme.Length..].Trim();
            if (await ResolveAsync(context, credential) is { } caller)
                context.Features.Set(caller);
        }
        await next(context);
    }

    private ValueTask<Caller?> ResolveAsync(HttpContext context, string credential)
    {
        var hash = ApiKeySecret.HashOf(credential);
        return credentials.GetAsync(
            hash,
            () =>
            {
                var resolver = context.RequestServices.GetRequiredService<CallerResolver>();
                return credential.StartsWith(ApiKeySecret.Start, StringComparison.Ordinal)
                    ? resolver.OfApiKeyAsync(hash, context.RequestAborted)
                    : resolver.OfTokenAsync(credential, context.RequestAborted);
            }
        );
    }
}
