using Crm.ServiceDefaults.Store;

namespace Crm.Gateway.Domain;

/// <summary>A key that a program calls with. The key itself is not kept, only its hash.</summary>
internal sealed class ApiKey : ITenantOwned, IIdentified, IVersioned
{
    private ApiKey() { }

    public string TenantId { get; private init; } = "";

    public Guid Id { get; private init; }

    public string DisplayName { get; private set; } = "";

    /// <summary>The scopes, separated by spaces.</summary>
    public string Scopes { get; private init; } = "";

    public string Prefix { get; private init; } = "";

    /// <summary>SHA-256 of the key.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>How many requests may be made with it; null for what its tenant gives to keys.</summary>
    public Quota? Quota { get; private set; }

    public DateTimeOffset? ExpireTime { get; private init; }

    public DateTimeOffset? RevokeTime { get; private set; }

    public DateTimeOffset CreateTime { get; private init; }

    public DateTimeOffset UpdateTime { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<string> ScopeList =>
        Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static ApiKey Create(
        string tenantId,
        ApiKeySecret secret,
        string displayName,
        IEnumerable<string> scopes,
        DateTimeOffset? expireTime,
        DateTimeOffset now,
        Quota? quota = null
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            DisplayName = displayName,
            Scopes = string.Join(' ', scopes),
            Prefix = secret.Prefix,
            Hash = secret.Hash,
            Quota = quota,
            ExpireTime = expireTime?.Truncate(),
            CreateTime = now,
            UpdateTime = now,
            Version = 1,
        };

    public bool IsUsable(DateTimeOffset now) =>
        RevokeTime is null && (ExpireTime is null || ExpireTime > now);

    /// <summary>Changes what can be changed; false when it is what it was.</summary>
    public bool Change(string displayName, Quota? quota, DateTimeOffset now)
    {
        if ((DisplayName, Quota) == (displayName, quota))
            return false;
        (DisplayName, Quota, UpdateTime) = (displayName, quota, now);
        Version++;
        return true;
    }

    /// <summary>Revokes the key; false when it was revoked before.</summary>
    public bool Revoke(DateTimeOffset now)
    {
        if (RevokeTime is not null)
            return false;
        RevokeTime = now;
        UpdateTime = now;
        Version++;
        return true;
    }
}
