namespace Crm.Interactions.Domain;

/// <summary>The greatest amounts that are kept; the contract states the other limits.</summary>
internal static class InteractionLimits
{
    /// <summary>The greatest total, cost or number of units of one transaction.</summary>
    public const decimal TransactionAmount = 1_000_000_000_000m;

    /// <summary>The greatest total of a card. One more transaction, or one more chunk of an import, still fits into the column.</summary>
    public const decimal CardAmount = 400_000_000_000_000m;
}
