namespace Crm.EndToEnd.Tests.Retail;

/// <summary>What a customer is worth, computed from the file alone.</summary>
internal sealed record RetailCustomer(
    string Number,
    string Country,
    int Orders,
    decimal Revenue,
    DateTimeOffset? LastOrder
)
{
    public static IReadOnlyList<RetailCustomer> Of(RetailFile file) =>
        [
            .. file
                .Invoices.GroupBy(invoice => invoice.Customer)
                .Select(group => new RetailCustomer(
                    group.Key,
                    file.Countries[group.Key],
                    group.Count(invoice => !invoice.IsReturn),
                    group.Sum(invoice => invoice.IsReturn ? -invoice.Amount : invoice.Amount),
                    group
                        .Where(invoice => !invoice.IsReturn)
                        .Max(invoice => (DateTimeOffset?)invoice.Time)
                )),
        ];

    /// <summary>The quintiles of those with an order: 1 + floor(5 · (customers strictly below) ÷ customers).</summary>
    public static IReadOnlyDictionary<string, int> Quintiles<T>(
        IEnumerable<RetailCustomer> customers,
        Func<RetailCustomer, T> measure
    )
        where T : IComparable<T>
    {
        var buyers = customers.Where(customer => customer.Orders > 0).ToList();
        return buyers.ToDictionary(
            customer => customer.Number,
            customer =>
            {
                var below = buyers.Count(other => measure(other).CompareTo(measure(customer)) < 0);
                return 1 + (5 * below / buyers.Count);
            }
        );
    }
}
