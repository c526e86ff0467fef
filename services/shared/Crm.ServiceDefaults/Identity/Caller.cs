namespace Crm.ServiceDefaults.Identity;

/// <summary>Who calls: made from a credential at the gateway, carried by the internal identity, never read from a request body.</summary>
/// <param name="TenantId">The tenant, such as <c>default</c>.</param>
/// <param name="Actor">Who acts: <c>key:…</c>, <c>user:…</c> or <c>system:…</c>.</param>
/// <param name="Scopes">What the caller may do.</param>
/// <param name="TimeZone">The IANA zone in which the days of the tenant begin.</param>
/// <param name="BaseCurrency">The ISO 4217 currency that the revenue of the tenant is reported in.</param>
public sealed record Caller(
    string TenantId,
    string Actor,
    Scopes Scopes,
    string TimeZone = "UTC",
    string BaseCurrency = "EUR"
)
{
    /// <summary>A background worker or another service, acting for a tenant.</summary>
    /// <param name="tenantId">The tenant that the work is for.</param>
    /// <param name="name">The name of the worker, such as <c>interactions</c>.</param>
    /// <param name="permissions">What it needs.</param>
    public static Caller System(string tenantId, string name, params string[] permissions) =>
        new(tenantId, $"system:{name}", new Scopes(permissions));
}
