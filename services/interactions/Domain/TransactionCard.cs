using Crm.ServiceDefaults.Store;

namespace Crm.Interactions.Domain;

/// <summary>The totals of a contact's transactions in one currency, kept with each transaction that is recorded.</summary>
internal sealed class TransactionCard : ITenantOwned
{
    private TransactionCard() { }

    public string TenantId { get; private set; } = "";
    public Guid ContactId { get; private set; }
    public string Currency { get; private set; } = "";
    public long Orders { get; private set; }
    public long Returns { get; private set; }
    public decimal Sold { get; private set; }
    public decimal Returned { get; private set; }
    public decimal Cost { get; private set; }
    public decimal Items { get; private set; }
    public DateTimeOffset? FirstOrderTime { get; private set; }
    public DateTimeOffset? LastOrderTime { get; private set; }

    /// <summary>Sales less returns.</summary>
    public decimal Revenue => Sold - Returned;

    /// <summary>Revenue less cost.</summary>
    public decimal Margin => Revenue - Cost;

    /// <summary>Sold divided by orders; null without orders.</summary>
    public decimal? AverageOrder =>
        Orders == 0 ? null : Math.Round(Sold / Orders, 4, MidpointRounding.AwayFromZero);

    /// <summary>What the transactions of one contact in one currency add to its card.</summary>
    public static TransactionCard Of(IReadOnlyCollection<Transaction> transactions)
    {
        var first = transactions.First();
        var orders = transactions
            .Where(transaction => transaction.Kind == TransactionKind.Sale)
            .ToList();
        var returns = transactions
            .Where(transaction => transaction.Kind == TransactionKind.Return)
            .ToList();
        return new TransactionCard
        {
            TenantId = first.TenantId,
            ContactId = first.ContactId,
            Currency = first.Currency,
            Orders = orders.Count,
            Returns = returns.Count,
            Sold = orders.Sum(order => order.Total),
            Returned = returns.Sum(@return => @return.Total),
            Cost = orders.Sum(order => order.Cost) - returns.Sum(@return => @return.Cost),
            Items = orders.Sum(order => order.Items) - returns.Sum(@return => @return.Items),
            FirstOrderTime = orders.Min(order => (DateTimeOffset?)order.OccurredAt),
            LastOrderTime = orders.Max(order => (DateTimeOffset?)order.OccurredAt),
        };
    }
}
