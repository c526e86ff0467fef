using Crm.Gateway.Domain;

namespace Crm.Gateway.Access;

/// <summary>Finds the caller of a credential; at the start of a request, and now and then while a stream goes on.</summary>
internal sealed class CallerLookup(
    CredentialCache credentials,
    IServiceScopeFactory scopes,
    TimeProvider time
)
{
    private const string Scheme = "Bearer ";

    /// <summary>How often a stream asks whether its credential still opens the doors.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>Whether a request brings a credential.</summary>
    public static bool HasCredential(HttpRequest request) => CredentialOf(request) is not null;

    /// <summary>Whether a request brings a credential that opened nothing lately: the store must be asked for it.</summary>
    public bool IsStranger(HttpRequest request) =>
        CredentialOf(request) is { } credential
        && !credentials.Knows(ApiKeySecret.HashOf(credential));

    /// <summary>The caller of a request; null when it brings no credential, or one that opens nothing.</summary>
    public async ValueTask<KnownCaller?> FindAsync(HttpContext context)
    {
        if (CredentialOf(context.Request) is not { } credential)
            return null;
        var hash = ApiKeySecret.HashOf(credential);
        var known = await credentials.GetAsync(
            hash,
            () => LoadAsync(credential, hash),
            context.RequestAborted
        );
        return known?.ExpireTime <= time.GetUtcNow() ? null : known;
    }

    // Several requests may wait for it, so none of them ends it.
    private async Task<KnownCaller?> LoadAsync(string credential, byte[] hash)
    {
        await using var scope = scopes.CreateAsyncScope();
        var resolver = scope.ServiceProvider.GetRequiredService<CallerResolver>();
        return credential.StartsWith(ApiKeySecret.Start, StringComparison.Ordinal)
            ? await resolver.OfApiKeyAsync(hash, CancellationToken.None)
            : await resolver.OfTokenAsync(credential, CancellationToken.None);
    }

    private static string? CredentialOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
