using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Changes;

/// <summary>The answer of a request that came with an idempotency key, kept for <see cref="Lifetime"/>.</summary>
public sealed class IdempotencyRecord : ITenantOwned
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private IdempotencyRecord() { }

    /// <inheritdoc />
    public string TenantId { get; private set; } = "";

    /// <summary>The actor whose key it is.</summary>
    public string Principal { get; private set; } = "";

    /// <summary>The key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 over the RPC and the deterministic bytes of its request.</summary>
    public byte[] RequestHash { get; private set; } = [];

    /// <summary>The answer, without secrets.</summary>
    public byte[] Response { get; private set; } = [];

    /// <summary>When it was stored.</summary>
    public DateTimeOffset CreateTime { get; private set; }

    /// <summary>A record without an answer yet.</summary>
    public static IdempotencyRecord Create(string tenantId, string principal, string key) =>
        new()
        {
            TenantId = tenantId,
            Principal = principal,
            Key = key,
        };

    /// <summary>Keeps an answer.</summary>
    public void Keep(byte[] requestHash, byte[] response, DateTimeOffset now)
    {
        RequestHash = requestHash;
        Response = response;
        CreateTime = now;
    }

    /// <summary>Whether the answer still counts.</summary>
    public bool IsCurrent(DateTimeOffset now) => CreateTime > now - Lifetime;

    internal static void Configure(ModelBuilder model) =>
        model.Entity<IdempotencyRecord>(record =>
        {
            record.HasKey(r => new
            {
                r.TenantId,
                r.Principal,
                r.Key,
            });
            record.Property(r => r.Principal).HasMaxLength(300);
            record.Property(r => r.Key).HasMaxLength(255).IsUnicode(false);
            record.Property(r => r.RequestHash).HasMaxLength(32);
            record.HasIndex(r => r.CreateTime);
        });
}
