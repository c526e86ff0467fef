using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>The settings of a tenant that traits depend on.</summary>
internal sealed class KnownTenant : ITenantOwned
{
    public string TenantId { get; init; } = "";

    /// <summary>The IANA zone in which its days begin.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The ISO 4217 currency that revenue is meant in.</summary>
    public string BaseCurrency { get; init; } = "EUR";

    /// <summary>The version of the tenant; an older one never overwrites it.</summary>
    public long SourceVersion { get; init; }

    /// <summary>A tenant that nothing was told of yet.</summary>
    public static KnownTenant Unknown(string tenantId) => new() { TenantId = tenantId };
}
