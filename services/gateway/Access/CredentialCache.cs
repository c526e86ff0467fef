using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Caching.Memory;

namespace Crm.Gateway.Access;

/// <summary>
/// Remembers for a few seconds whom a credential belongs to, under a hash of it. The time bounds how long a revoked key still opens
/// the doors of another replica.
/// </summary>
internal sealed class CredentialCache : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>The caller of a credential; null when it opens nothing.</summary>
    public async ValueTask<Caller?> GetAsync(byte[] hash, Func<Task<Caller?>> load)
    {
        var key = Convert.ToBase64String(hash);
        if (_cache.TryGetValue(key, out Caller? known))
            return known;
        var caller = await load();
        return _cache.Set(
            key,
            caller,
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory }
        );
    }

    /// <summary>Forgets a credential.</summary>
    public void Forget(byte[] hash) => _cache.Remove(Convert.ToBase64String(hash));

    public void Dispose() => _cache.Dispose();
}
