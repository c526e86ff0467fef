namespace Crm.Segmentation.Domain;

/// <summary>What transactions add up to: the totals of each contact, and what it bought on each local day.</summary>
internal sealed class Purchases
{
    private Purchases() { }

    /// <summary>The totals of each contact that has transactions.</summary>
    public required IReadOnlyDictionary<Guid, FactTotals> Totals { get; init; }
    public required IReadOnlyList<ProfileDay> Days { get; init; }
    public required IReadOnlyList<ProfileDayCategory> Categories { get; init; }

    /// <summary>Adds transactions up.</summary>
    /// <param name="facts">The transactions.</param>
    /// <param name="clock">The days of the tenant.</param>
    /// <param name="baseCurrency">The currency of amounts; transactions in others are counted without their amounts.</param>
    public static Purchases Of(
        IEnumerable<TransactionFact> facts,
        TenantClock clock,
        string baseCurrency
    )
    {
        var days = facts
            .GroupBy(fact => (fact.ContactId, Day: clock.DayOf(fact.OccurredAt)))
            .OrderBy(day => day.Key.ContactId)
            .ThenBy(day => day.Key.Day)
            .Select(day => (Row: Add([.. day], day.Key.Day, baseCurrency), Bought: Bought(day)))
            .ToList();
        return new Purchases
        {
            Totals = days.GroupBy(day => day.Row.ContactId)
                .ToDictionary(
                    contact => contact.Key,
                    contact =>
                        FactTotals.Of(
                            [.. contact.Select(day => day.Row)],
                            contact
                                .SelectMany(day => day.Bought)
                                .Distinct(StringComparer.Ordinal)
                                .Count()
                        )
                ),
            Days = [.. days.Select(day => day.Row)],
            Categories =
            [
                .. days.SelectMany(day =>
                    day.Bought.Select(category => new ProfileDayCategory
                    {
                        TenantId = day.Row.TenantId,
                        ContactId = day.Row.ContactId,
                        Day = day.Row.Day,
                        CategoryKey = category,
                    })
                ),
            ],
        };
    }

    private static ProfileDay Add(List<TransactionFact> facts, int day, string baseCurrency)
    {
        var sales = facts.FindAll(fact => !fact.IsReturn);
        var returns = facts.FindAll(fact => fact.IsReturn);
        var priced = sales.FindAll(fact => fact.Currency == baseCurrency);
        var refunded = returns.FindAll(fact => fact.Currency == baseCurrency);
        return new ProfileDay
        {
            TenantId = facts[0].TenantId,
            ContactId = facts[0].ContactId,
            Day = day,
            Orders = sales.Count,
            Returns = returns.Count,
            PricedOrders = priced.Count,
            Sold = priced.Sum(fact => fact.Total),
            Returned = refunded.Sum(fact => fact.Total),
            Cost = priced.Sum(fact => fact.Cost) - refunded.Sum(fact => fact.Cost),
            Items = sales.Sum(fact => fact.Items) - returns.Sum(fact => fact.Items),
            FirstOrderTime = sales.Min(fact => (DateTimeOffset?)fact.OccurredAt),
            LastOrderTime = sales.Max(fact => (DateTimeOffset?)fact.OccurredAt),
        };
    }

    private static SortedSet<string> Bought(IEnumerable<TransactionFact> facts) =>
        new(
            facts.Where(fact => !fact.IsReturn).SelectMany(fact => fact.Categories),
            StringComparer.Ordinal
        );
}
