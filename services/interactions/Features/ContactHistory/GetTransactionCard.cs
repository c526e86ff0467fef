using Crm.ContactReferences;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using TransactionCard = Crm.Interactions.Domain.TransactionCard;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>Gets the totals of a contact's transactions and the last of them.</summary>
internal sealed class GetTransactionCard(InteractionsDbContext db, ContactDirectory contacts)
{
    public const int MostCategories = 100;
    public const int MostRecent = 10;

    /// <summary>What the card is made of.</summary>
    public sealed record Found(
        Guid ContactId,
        IReadOnlyList<TransactionCard> Totals,
        IReadOnlyList<TransactionCardCategory> Categories,
        IReadOnlyList<TransactionSummary> Recent
    );

    public async Task<Result<Found>> HandleAsync(
        GetTransactionCardRequest request,
        CancellationToken cancellationToken
    )
    {
        var contact = await contacts.FindAsync(request.ContactId, cancellationToken);
        return contact.Error is null
            ? await ReadAsync(contact.Value, cancellationToken)
            : contact.Error;
    }

    private async Task<Found> ReadAsync(Guid contactId, CancellationToken cancellationToken)
    {
        var cards = db.TransactionCards.AsNoTracking().Where(card => card.ContactId == contactId);
        var totals = await cards.OrderBy(card => card.Currency).ToListAsync(cancellationToken);
        var categories = await cards
            .SelectMany(card =>
                db.TransactionCardCategories.Where(category =>
                        category.ContactId == card.ContactId && category.Currency == card.Currency
                    )
                    .OrderByDescending(category => category.Sold - category.Returned)
                    .ThenBy(category => category.CategoryKey)
                    .Take(MostCategories)
            )
            .ToListAsync(cancellationToken);
        var recent = await db
            .Transactions.AsNoTracking()
            .Where(transaction => transaction.ContactId == contactId)
            .OrderByDescending(transaction => transaction.OccurredAt)
            .ThenByDescending(transaction => transaction.Id)
            .Take(MostRecent)
            .Select(TransactionSummary.FromRow)
            .ToListAsync(cancellationToken);
        return new Found(contactId, totals, categories, recent);
    }
}
