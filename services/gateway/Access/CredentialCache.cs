using Crm.Gateway.Caching;

namespace Crm.Gateway.Access;

/// <summary>
/// Remembers for a few seconds whom a credential belongs to, under a hash of it. A revocation reaches all replicas at once where they
/// share Redis; where not, or where it is lost, the time bounds how long a revoked key still opens the doors of another replica.
/// </summary>
internal sealed class CredentialCache(ICache<KnownCaller> callers)
{
    /// <summary>Twice this is less than the ten seconds in which a revoked key is dead: one replica may load what another has loaded.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(4);

    /// <summary>The caller of a credential; null when it opens nothing.</summary>
    public ValueTask<KnownCaller?> GetAsync(
        byte[] hash,
        Func<Task<KnownCaller?>> load,
        CancellationToken cancellationToken
    ) => callers.GetAsync(Name(hash), load, cancellationToken);

    /// <summary>Whether the credential opened the doors not long ago.</summary>
    public bool Knows(byte[] hash) => callers.Knows(Name(hash));

    /// <summary>Forgets a credential.</summary>
    public void Forget(byte[] hash) => callers.Forget(Name(hash));

    /// <summary>Forgets all credentials of a tenant, whose settings changed.</summary>
    public void ForgetTenant(string tenantId) => callers.Forget(KnownCallerFormat.TagOf(tenantId));

    private static string Name(byte[] hash) => Convert.ToBase64String(hash);
}
