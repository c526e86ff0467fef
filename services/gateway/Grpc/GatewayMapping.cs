using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Changes;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Gateway.V1;

namespace Crm.Gateway.Grpc;

internal static class GatewayMapping
{
    public const string TenantType = "tenant";
    public const string ApiKeyType = "apiKey";

    public static Wire.Tenant ToWire(this Tenant tenant) =>
        new()
        {
            Id = tenant.TenantId,
            Etag = Etag.Of(tenant.Version),
            CreateTime = tenant.CreateTime.ToTimestamp(),
            UpdateTime = tenant.UpdateTime.ToTimestamp(),
            DisplayName = tenant.DisplayName,
            TimeZone = tenant.TimeZone,
            BaseCurrency = tenant.BaseCurrency,
            Locale = tenant.Locale,
            Quota = tenant.Quota.ToWire(),
            KeyQuota = tenant.KeyQuota.ToWire(),
        };

    public static TenantSettings ToSettings(this Wire.Tenant tenant) =>
        new(
            tenant.DisplayName,
            tenant.TimeZone,
            tenant.BaseCurrency,
            tenant.Locale,
            tenant.Quota.ToQuota(),
            tenant.KeyQuota.ToQuota()
        );

    public static Quota? ToQuota(this Wire.Quota? quota) =>
        quota is null ? null : new Quota(quota.Requests, quota.WindowSeconds);

    private static Wire.Quota? ToWire(this Quota? quota) =>
        quota is null
            ? null
            : new Wire.Quota { Requests = quota.Requests, WindowSeconds = quota.WindowSeconds };

    public static Wire.ApiKey ToWire(this ApiKey key) =>
        new()
        {
            Id = key.Id.ToString(),
            Etag = Etag.Of(key.Version),
            CreateTime = key.CreateTime.ToTimestamp(),
            UpdateTime = key.UpdateTime.ToTimestamp(),
            DisplayName = key.DisplayName,
            Scopes = { key.ScopeList },
            ExpireTime = key.ExpireTime?.ToTimestamp(),
            RevokeTime = key.RevokeTime?.ToTimestamp(),
            Prefix = key.Prefix,
            Quota = key.Quota.ToWire(),
        };
}
