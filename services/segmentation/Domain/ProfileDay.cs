using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>
/// What a contact bought on one day of the tenant's time zone. Amounts are those in the base currency, scaled (<see cref="Amounts"/>);
/// counts and units are those of all currencies.
/// </summary>
internal sealed class ProfileDay : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid ContactId { get; init; }

    /// <summary>The local day (<see cref="DateOnly.DayNumber"/>).</summary>
    public int Day { get; init; }
    public long Orders { get; init; }
    public long Returns { get; init; }
    public long PricedOrders { get; init; }
    public long Sold { get; init; }
    public long Returned { get; init; }
    public long Cost { get; init; }
    public long Items { get; init; }
    public DateTimeOffset? FirstOrderTime { get; init; }
    public DateTimeOffset? LastOrderTime { get; init; }
}
