using Crm.ServiceDefaults.Errors;

namespace Crm.Interactions.Domain;

/// <summary>What a transaction says, apart from whose it is.</summary>
internal sealed record TransactionContent(
    string? ExternalId,
    TransactionKind Kind,
    DateTimeOffset? OccurredAt,
    string Currency,
    string Channel,
    string Region,
    IReadOnlyList<TransactionLine> Lines,
    byte[] Hash
)
{
    /// <summary>The sum of the amounts.</summary>
    public decimal Total => Lines.Sum(line => line.Amount);

    /// <summary>The sum of the costs.</summary>
    public decimal Cost => Lines.Sum(line => line.Cost);

    /// <summary>The sum of the quantities.</summary>
    public decimal Items => Lines.Sum(line => line.Quantity);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Error? Check()
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (Lines[i].Quantity == 0)
                return TransactionErrors.QuantityZero.At($"transaction.lines[{i}].quantity");
        }
        return Fits(Total) && Fits(Cost) && Fits(Items)
            ? null
            : TransactionErrors.TotalOutOfRange.At("transaction.lines");
    }

    private static bool Fits(decimal amount) =>
        Math.Abs(amount) <= InteractionLimits.TransactionAmount;
}
