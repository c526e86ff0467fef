using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>A category of products that a contact bought on a local day.</summary>
internal sealed class ProfileDayCategory : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid ContactId { get; init; }
    public int Day { get; init; }
    public string CategoryKey { get; init; } = "";
}
