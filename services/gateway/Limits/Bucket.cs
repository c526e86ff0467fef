using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Identity;

namespace Crm.Gateway.Limits;

/// <summary>What requests are counted in: a quota and whose it is. A changed quota is another bucket, which begins full.</summary>
internal sealed class Bucket(string owner, Quota quota)
{
    /// <summary>Names it, in Redis too: no secret, no personal data.</summary>
    public string Id { get; } = $"{owner}:{quota}";

    public Quota Quota { get; } = quota;

    /// <summary>What one request costs, in ticks: after so long it comes back.</summary>
    public long Cost { get; } = quota.WindowSeconds * TimeSpan.TicksPerSecond / quota.Requests;
}

/// <summary>The buckets of a caller: its own and that of its tenant.</summary>
internal sealed record CallerBuckets(Bucket Own, Bucket Tenant)
{
    public static CallerBuckets Of(Caller caller, Quota own, Quota tenant)
    {
        // The name of a user may be a person's.
        var actor = Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes(caller.Actor)).AsSpan(0, 16)
        );
        return new(
            new Bucket($"caller:{caller.TenantId}:{actor}", own),
            new Bucket($"tenant:{caller.TenantId}", tenant)
        );
    }
}
