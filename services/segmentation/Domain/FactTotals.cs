namespace Crm.Segmentation.Domain;

/// <summary>What the facts of one contact add up to.</summary>
internal sealed record FactTotals
{
    /// <summary>A contact of which there are no facts.</summary>
    public static readonly FactTotals None = new();

    public long Orders { get; init; }
    public long Returns { get; init; }
    public long PricedOrders { get; init; }
    public long Sold { get; init; }
    public long Returned { get; init; }
    public long Cost { get; init; }
    public long Items { get; init; }
    public long Categories { get; init; }
    public DateTimeOffset? FirstOrderTime { get; init; }
    public DateTimeOffset? LastOrderTime { get; init; }
    public int? FirstOrderDay { get; init; }
    public int? LastOrderDay { get; init; }
    public long OpenTickets { get; init; }
    public DateTimeOffset? LastActivityTime { get; init; }
    public int? LastActivityDay { get; init; }

    /// <summary>What was bought on some days.</summary>
    public static FactTotals Of(IReadOnlyList<ProfileDay> days, int categories)
    {
        var withOrders = days.Where(day => day.Orders > 0).ToList();
        return new FactTotals
        {
            Orders = days.Sum(day => day.Orders),
            Returns = days.Sum(day => day.Returns),
            PricedOrders = days.Sum(day => day.PricedOrders),
            Sold = days.Sum(day => day.Sold),
            Returned = days.Sum(day => day.Returned),
            Cost = days.Sum(day => day.Cost),
            Items = days.Sum(day => day.Items),
            Categories = categories,
            FirstOrderTime = withOrders.Min(day => day.FirstOrderTime),
            LastOrderTime = withOrders.Max(day => day.LastOrderTime),
            FirstOrderDay = withOrders.Min(day => (int?)day.Day),
            LastOrderDay = withOrders.Max(day => (int?)day.Day),
        };
    }
}
