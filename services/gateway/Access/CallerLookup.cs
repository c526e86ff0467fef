using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Identity;

namespace Crm.Gateway.Access;

/// <summary>Finds the caller of a credential; at the start of a request, and now and then while a stream goes on.</summary>
internal sealed class CallerLookup(CredentialCache credentials, IServiceScopeFactory scopes)
{
    private const string Scheme = "Bearer ";

    /// <summary>How often a stream asks whether its credential still opens the doors.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>Whether a request brings a credential.</summary>
    public static bool HasCredential(HttpRequest request) => CredentialOf(request) is not null;

    /// <summary>The caller of a request; null when it brings no credential, or one that opens nothing.</summary>
    public async ValueTask<Caller?> FindAsync(HttpContext context)
    {
        if (CredentialOf(context.Request) is not { } credential)
            return null;
        var hash = ApiKeySecret.HashOf(credential);
        return await credentials.GetAsync(
            hash,
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var resolver = scope.ServiceProvider.GetRequiredService<CallerResolver>();
                return credential.StartsWith(ApiKeySecret.Start, StringComparison.Ordinal)
                    ? await resolver.OfApiKeyAsync(hash, context.RequestAborted)
                    : await resolver.OfTokenAsync(credential, context.RequestAborted);
            }
        );
    }

    private static string? CredentialOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
