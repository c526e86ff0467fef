using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>Who computes the quintiles of a tenant at the moment.</summary>
internal sealed class QuintileLease : ITenantOwned
{
    public string TenantId { get; init; } = "";

    /// <summary>The one that holds it; nobody when empty.</summary>
    public Guid Holder { get; init; }

    /// <summary>Until when, or when the next computation may begin.</summary>
    public DateTimeOffset Until { get; init; }
}
