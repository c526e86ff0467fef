using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Gateway.Caching;
using Crm.Gateway.Domain;
using Crm.Gateway.Limits;
using Crm.ServiceDefaults.Identity;

namespace Crm.Gateway.Access;

/// <summary>Whom a credential belongs to, until when, and how much may be asked for with it.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="ExpireTime">When the credential ends; null when it does not say.</param>
/// <param name="OwnQuota">The quota of the key or user.</param>
/// <param name="TenantQuota">The quota of all callers of the tenant.</param>
internal sealed record KnownCaller(
    Caller Caller,
    DateTimeOffset? ExpireTime,
    Quota OwnQuota,
    Quota TenantQuota
)
{
    /// <summary>What its requests are counted in.</summary>
    public CallerBuckets Buckets { get; } = CallerBuckets.Of(Caller, OwnQuota, TenantQuota);
}

/// <summary>Callers of API keys are shared by replicas; those of tokens are not, since they may be named by a person.</summary>
internal sealed class KnownCallerFormat : ICacheFormat<KnownCaller>
{
    private const string Key = "key:";

    public string Name => "credential";

    public string TagOf(KnownCaller value) => TagOf(value.Caller.TenantId);

    public static string TagOf(string tenantId) => $"tenant:{tenantId}";

    public byte[]? Write(KnownCaller value) =>
        value.Caller.Actor.StartsWith(Key, StringComparison.Ordinal)
            ? JsonSerializer.SerializeToUtf8Bytes(
                new Stored(
                    value.Caller.TenantId,
                    value.Caller.Actor,
                    value.Caller.Scopes.Values,
                    value.Caller.TimeZone,
                    value.Caller.BaseCurrency,
                    value.ExpireTime,
                    value.OwnQuota,
                    value.TenantQuota
                )
            )
            : null;

    public KnownCaller? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(bytes) is { } stored
                ? new KnownCaller(
                    new Caller(
                        stored.Tenant,
                        stored.Actor,
                        new Scopes(stored.Scopes),
                        stored.TimeZone,
                        stored.Currency
                    ),
                    stored.ExpireTime,
                    stored.OwnQuota,
                    stored.TenantQuota
                )
                : null;
        }
        catch (JsonException)
        {
            // Written by another release.
            return null;
        }
    }

    private sealed record Stored(
        [property: JsonRequired] string Tenant,
        [property: JsonRequired] string Actor,
        [property: JsonRequired] IReadOnlyList<string> Scopes,
        [property: JsonRequired] string TimeZone,
        [property: JsonRequired] string Currency,
        DateTimeOffset? ExpireTime,
        [property: JsonRequired] Quota OwnQuota,
        [property: JsonRequired] Quota TenantQuota
    );
}
