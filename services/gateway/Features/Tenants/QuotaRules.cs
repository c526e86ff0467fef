using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.Limits;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Features.Tenants;

/// <summary>Who may set which quota: the platform that of a tenant, a tenant those of its keys, up to its own.</summary>
internal sealed class QuotaRules(
    GatewayDbContext db,
    CallerAccessor caller,
    IOptions<LimitOptions> options
)
{
    /// <summary>What is wrong with new settings of a tenant; null when nothing is.</summary>
    public Error? CheckChange(Tenant tenant, TenantSettings settings)
    {
        if (CheckComplete(settings.Quota, "tenant.quota") is { } incomplete)
            return incomplete;
        if (settings.Quota != tenant.Quota && !caller.Caller.Scopes.Allow(Scopes.Platform))
            return QuotaErrors.NotHeld.At("tenant.quota");
        // A key quota that is larger than a lowered quota does no harm: both hold.
        return settings.KeyQuota == tenant.KeyQuota
            ? null
            : CheckKey(settings.KeyQuota, settings.Quota, "tenant.key_quota");
    }

    /// <summary>What is wrong with the quota of a key of the caller's tenant; null when nothing is.</summary>
    public async Task<Error?> CheckKeyAsync(Quota? quota, CancellationToken cancellationToken)
    {
        if (quota is null)
            return null;
        var ofTenant = await db
            .Tenants.AsNoTracking()
            .Where(tenant => tenant.TenantId == caller.Caller.TenantId)
            .Select(tenant => tenant.Quota)
            .FirstOrDefaultAsync(cancellationToken);
        return CheckKey(quota, ofTenant, "api_key.quota");
    }

    /// <summary>What is wrong with a quota of keys; null when nothing is.</summary>
    public Error? CheckKey(Quota? quota, Quota? ofTenant, string field)
    {
        if (CheckComplete(quota, field) is { } incomplete)
            return incomplete;
        var most = ofTenant ?? options.Value.Tenant.ToQuota();
        return quota is null || quota.IsWithin(most) ? null : QuotaErrors.TooLarge(most).At(field);
    }

    // A change may name one half of a quota that is not there yet.
    private static Error? CheckComplete(Quota? quota, string field) =>
        quota is { Requests: <= 0 } or { WindowSeconds: <= 0 }
            ? QuotaErrors.Incomplete.At(field)
            : null;
}
