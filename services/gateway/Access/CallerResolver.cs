using System.Security.Claims;
using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.Limits;
using Crm.ServiceDefaults.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Access;

/// <summary>Finds out whom a credential belongs to: an API key of a tenant, or a token of the configured issuer.</summary>
internal sealed class CallerResolver(
    GatewayDbContext db,
    ProviderTokens tokens,
    IOptions<JwtOptions> jwt,
    IOptions<LimitOptions> limits,
    TimeProvider time
)
{
    private readonly JwtOptions _jwt = jwt.Value;

    public async Task<KnownCaller?> OfApiKeyAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var found = await (
            from key in db.ApiKeys.IgnoreQueryFilters().AsNoTracking()
            join tenant in db.Tenants.IgnoreQueryFilters().AsNoTracking()
                on key.TenantId equals tenant.TenantId
            where key.Hash == hash
            select new { key, tenant }
        ).FirstOrDefaultAsync(cancellationToken);
        return found is not null && found.key.IsUsable(time.GetUtcNow())
            ? Known(
                found.tenant,
                CallerOf(found.tenant, $"key:{found.key.Id}", found.key.ScopeList),
                found.key.ExpireTime,
                found.key.Quota
            )
            : null;
    }

    public async Task<KnownCaller?> OfTokenAsync(string token, CancellationToken cancellationToken)
    {
        if (await tokens.VerifyAsync(token) is not { } identity)
            return null;
        var (tenantId, subject) = (
            identity.FindFirst(_jwt.TenantClaim)?.Value,
            identity.FindFirst(_jwt.SubjectClaim)?.Value
        );
        if (string.IsNullOrEmpty(tenantId) || string.IsNullOrEmpty(subject))
            return null;
        var tenant = await db
            .Tenants.IgnoreQueryFilters()
            .AsNoTracking()
            .FirstOrDefaultAsync(tenant => tenant.TenantId == tenantId, cancellationToken);
        return tenant is null
            ? null
            : Known(
                tenant,
                CallerOf(tenant, $"user:{subject}", ScopesOf(identity)),
                expireTime: null,
                quota: null
            );
    }

    /// <summary>Work of the process itself, for a tenant; null when the tenant is not there.</summary>
    public async Task<Caller?> OfSystemAsync(
        string tenantId,
        string name,
        IEnumerable<string> permissions,
        CancellationToken cancellationToken
    )
    {
        var tenant = await db
            .Tenants.IgnoreQueryFilters()
            .AsNoTracking()
            .FirstOrDefaultAsync(tenant => tenant.TenantId == tenantId, cancellationToken);
        return tenant is null ? null : CallerOf(tenant, $"system:{name}", permissions);
    }

    private IEnumerable<string> ScopesOf(ClaimsIdentity identity) =>
        identity
            .FindAll(_jwt.ScopeClaim)
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private KnownCaller Known(
        Tenant tenant,
        Caller caller,
        DateTimeOffset? expireTime,
        Quota? quota
    ) =>
        new(
            caller,
            expireTime,
            quota ?? tenant.KeyQuota ?? limits.Value.Key.ToQuota(),
            tenant.Quota ?? limits.Value.Tenant.ToQuota()
        );

    private static Caller CallerOf(Tenant tenant, string actor, IEnumerable<string> scopes) =>
        new(tenant.TenantId, actor, new Scopes(scopes), tenant.TimeZone, tenant.BaseCurrency);
}
