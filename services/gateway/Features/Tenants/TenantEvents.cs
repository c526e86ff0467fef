using Crm.Gateway.V1;
using Crm.ServiceDefaults.Changes;
using Tenant = Crm.Gateway.Domain.Tenant;

namespace Crm.Gateway.Features.Tenants;

/// <summary>What others are told of tenants: the settings by which they count days and money.</summary>
internal static class TenantEvents
{
    public static TenantCreated Created(Tenant tenant) =>
        new()
        {
            TenantId = tenant.TenantId,
            Version = checked((int)tenant.Version),
            TimeZone = tenant.TimeZone,
            BaseCurrency = tenant.BaseCurrency,
            Locale = tenant.Locale,
        };

    public static TenantUpdated Updated(Tenant tenant, V1.Tenant before, V1.Tenant after) =>
        new()
        {
            TenantId = tenant.TenantId,
            Version = checked((int)tenant.Version),
            TimeZone = tenant.TimeZone,
            BaseCurrency = tenant.BaseCurrency,
            Locale = tenant.Locale,
            ChangedFields = { ResourceChange.ChangedFields(before, after) },
        };
}
