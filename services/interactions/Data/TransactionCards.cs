using Crm.Interactions.Domain;

namespace Crm.Interactions.Data;

/// <summary>Keeps the transaction cards, in the transaction that records what they count.</summary>
internal sealed class TransactionCards(TotalsWriter totals)
{
    /// <summary>Counts transactions; false when a total would become greater than a card can hold.</summary>
    public async Task<bool> AddAsync(
        IReadOnlyCollection<Transaction> transactions,
        CancellationToken cancellationToken
    )
    {
        // In the order of the keys, so that two writers never wait for each other.
        var cards = transactions
            .GroupBy(transaction => (transaction.ContactId, transaction.Currency))
            .OrderBy(card => card.Key.ContactId)
            .ThenBy(card => card.Key.Currency, StringComparer.Ordinal)
            .Select(card => card.ToList())
            .ToList();
        var categories = cards
            .SelectMany(card =>
                TransactionCardCategory
                    .Of(card)
                    .OrderBy(category => category.CategoryKey, StringComparer.Ordinal)
            )
            .ToList();
        return await totals.AddAsync(cards.ConvertAll(TransactionCard.Of), cancellationToken)
            && await totals.AddAsync(categories, cancellationToken);
    }
}
