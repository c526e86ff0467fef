using Crm.ContactReferences;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using TransactionCard = Crm.Interactions.Domain.TransactionCard;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>Reads the totals of the transactions of contacts and the last of each.</summary>
internal sealed class BatchReadTransactionCards(InteractionsDbContext db, ContactDirectory contacts)
{
    public const int MostCategories = 100;
    public const int MostRecent = 10;

    /// <summary>What a card is made of.</summary>
    public sealed record Found(
        Guid ContactId,
        IReadOnlyList<TransactionCard> Totals,
        IReadOnlyList<TransactionCardCategory> Categories,
        IReadOnlyList<TransactionSummary> Recent
    );

    public Task<Result<Result<Found>[]>> HandleAsync(
        IReadOnlyList<string> contactIds,
        CancellationToken cancellationToken
    ) => contacts.ReadAsync(contactIds, ReadAsync, cancellationToken);

    private async Task<IReadOnlyDictionary<Guid, Found>> ReadAsync(
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var cards = db
            .TransactionCards.AsNoTracking()
            .ByKey()
            .Where(card => EF.Parameter(ids).Contains(card.ContactId));
        var totals = (await cards.ToListAsync(cancellationToken)).ToLookup(card => card.ContactId);
        var categories = (
            await cards
                .SelectMany(card =>
                    db.TransactionCardCategories.Where(category =>
                            EF.Parameter(ids).Contains(category.ContactId)
                            && category.ContactId == card.ContactId
                            && category.Currency == card.Currency
                        )
                        .OrderByDescending(category => category.Sold - category.Returned)
                        .ThenBy(category => category.CategoryKey)
                        .Take(MostCategories)
                )
                .ToListAsync(cancellationToken)
        ).ToLookup(category => category.ContactId);
        var recent = await FirstOfEach.ReadAsync(
            ids.ToDictionary(id => id, id => totals[id].Sum(card => card.Orders + card.Returns)),
            id => Recent(db.Transactions.ByKey().Where(transaction => transaction.ContactId == id)),
            Recent,
            transaction => transaction.ContactId,
            rows => rows.Select(TransactionSummary.FromRow).ToListAsync(cancellationToken)
        );
        return ids.ToDictionary(
            id => id,
            id => new Found(
                id,
                [.. totals[id].OrderBy(card => card.Currency, StringComparer.Ordinal)],
                [
                    .. categories[id]
                        .OrderByDescending(category => category.Sold - category.Returned)
                        .ThenBy(category => category.CategoryKey, StringComparer.Ordinal),
                ],
                [
                    .. recent[id]
                        .OrderByDescending(transaction => transaction.OccurredAt)
                        .ThenByDescending(transaction => transaction.Id),
                ]
            )
        );
    }

    private IQueryable<Transaction> Recent(List<Guid> ids)
    {
        var transactions = db
            .Transactions.ByKey()
            .Where(transaction => EF.Parameter(ids).Contains(transaction.ContactId));
        return transactions
            .Select(transaction => transaction.ContactId)
            .Distinct()
            .SelectMany(id =>
                transactions
                    .Where(transaction => transaction.ContactId == id)
                    .OrderByDescending(transaction => transaction.OccurredAt)
                    .ThenByDescending(transaction => transaction.Id)
                    .Take(MostRecent)
            );
    }

    private static IQueryable<Transaction> Recent(IQueryable<Transaction> transactions) =>
        transactions
            .OrderByDescending(transaction => transaction.OccurredAt)
            .ThenByDescending(transaction => transaction.Id)
            .Take(MostRecent);
}
