using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Crm.Interactions.Data;

/// <summary>Computes the cards of contacts anew from their transactions and activities. Call it in a transaction that was begun.</summary>
internal sealed class CardRebuild(
    InteractionsDbContext db,
    TransactionCards cards,
    TotalsWriter totals
)
{
    private const int PageSize = 1_000;

    public async Task RebuildAsync(
        IReadOnlyList<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        await db
            .TransactionCards.Where(card => EF.Parameter(contactIds).Contains(card.ContactId))
            .ExecuteDeleteAsync(cancellationToken);
        await db
            .TransactionCardCategories.Where(category =>
                EF.Parameter(contactIds).Contains(category.ContactId)
            )
            .ExecuteDeleteAsync(cancellationToken);
        await db
            .ContactCardCounts.Where(count => EF.Parameter(contactIds).Contains(count.ContactId))
            .ExecuteDeleteAsync(cancellationToken);
        await AddTransactionsAsync(contactIds, cancellationToken);
        await AddActivitiesAsync(contactIds, cancellationToken);
    }

    private async Task AddTransactionsAsync(
        IReadOnlyList<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        for (var last = Guid.Empty; ; )
        {
            var page = await db
                .Transactions.AsNoTracking()
                .Where(row => EF.Parameter(contactIds).Contains(row.ContactId) && row.Id > last)
                .OrderBy(row => row.Id)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            if (page.Count > 0 && !await cards.AddAsync(page, cancellationToken))
                throw new ErrorException(TransactionErrors.TotalOutOfRange);
            if (page.Count < PageSize)
                return;
            last = page[^1].Id;
        }
    }

    private async Task AddActivitiesAsync(
        IReadOnlyList<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var counts = await db
            .Activities.Where(row => EF.Parameter(contactIds).Contains(row.ContactId))
            .GroupBy(row => new
            {
                row.ContactId,
                row.Kind,
                row.Direction,
            })
            .Select(group => new
            {
                group.Key,
                Count = group.LongCount(),
                Last = group.Max(row => row.OccurredAt),
            })
            .ToListAsync(cancellationToken);
        await totals.AddAsync(
            counts.ConvertAll(count =>
                ContactCardCount.Create(
                    db.TenantId,
                    count.Key.ContactId,
                    count.Key.Kind,
                    count.Key.Direction,
                    count.Count,
                    count.Last
                )
            ),
            cancellationToken
        );
    }
}
