using Crm.ServiceDefaults.Store;

namespace Crm.Interactions.Domain;

/// <summary>The totals of one category of products on a transaction card.</summary>
internal sealed class TransactionCardCategory : ITenantOwned
{
    private TransactionCardCategory() { }

    public string TenantId { get; private set; } = "";
    public Guid ContactId { get; private set; }
    public string Currency { get; private set; } = "";
    public string CategoryKey { get; private set; } = "";
    public string Category { get; private set; } = "";
    public decimal Sold { get; private set; }
    public decimal Returned { get; private set; }
    public decimal Cost { get; private set; }
    public decimal Items { get; private set; }

    /// <summary>Sales less returns.</summary>
    public decimal Revenue => Sold - Returned;

    /// <summary>Revenue less cost.</summary>
    public decimal Margin => Revenue - Cost;

    /// <summary>What the transactions of one contact in one currency add, by category.</summary>
    public static IEnumerable<TransactionCardCategory> Of(
        IReadOnlyCollection<Transaction> transactions
    ) =>
        transactions
            .SelectMany(transaction =>
                transaction.Lines.Select(line => (Transaction: transaction, Line: line))
            )
            .GroupBy(sold => TextKey.Of(sold.Line.Category), StringComparer.Ordinal)
            .Select(category => Of(category.Key, [.. category]));

    private static TransactionCardCategory Of(
        string key,
        IReadOnlyList<(Transaction Transaction, TransactionLine Line)> lines
    )
    {
        var sold = lines
            .Where(line => line.Transaction.Kind == TransactionKind.Sale)
            .Select(line => line.Line)
            .ToList();
        var returned = lines
            .Where(line => line.Transaction.Kind == TransactionKind.Return)
            .Select(line => line.Line)
            .ToList();
        var (first, firstLine) = lines[0];
        return new TransactionCardCategory
        {
            TenantId = first.TenantId,
            ContactId = first.ContactId,
            Currency = first.Currency,
            CategoryKey = key,
            Category = firstLine.Category,
            Sold = sold.Sum(line => line.Amount),
            Returned = returned.Sum(line => line.Amount),
            Cost = sold.Sum(line => line.Cost) - returned.Sum(line => line.Cost),
            Items = sold.Sum(line => line.Quantity) - returned.Sum(line => line.Quantity),
        };
    }
}
