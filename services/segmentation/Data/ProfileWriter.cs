using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>Writes profiles from facts by set, with a number of statements that does not grow with the contacts or what they did.</summary>
internal sealed class ProfileWriter(
    SegmentationDbContext db,
    TenantSettings settings,
    FactReader facts,
    QuintileMarks quintiles,
    TimeProvider time
)
{
    /// <summary>Locks the profiles of contacts, and makes incomplete ones for contacts that are not known yet.</summary>
    public Task TouchAsync(IEnumerable<Guid> contactIds, CancellationToken cancellationToken) =>
        WriteAsync(
            contactIds.Distinct().ToDictionary(id => id, _ => FactTotals.None),
            ProfileMerge.Touch,
            cancellationToken
        );

    /// <summary>Adds transactions that were not counted before.</summary>
    public async Task AddPurchasesAsync(
        IReadOnlyCollection<TransactionFact> transactions,
        CancellationToken cancellationToken
    )
    {
        if (transactions.Count == 0)
            return;
        var tenant = await settings.GetAsync(cancellationToken);
        var clock = new TenantClock(tenant.TimeZone, time.GetInstant());
        var purchases = Purchases.Of(transactions, clock, tenant.BaseCurrency);
        await WriteAsync(purchases.Totals, ProfileMerge.AddPurchases, cancellationToken);
        await db.BulkInsertAsync(purchases.Days, ProfileMerge.AddDay, cancellationToken);
        // A category that was bought on the day before stays.
        await db.BulkInsertAsync(purchases.Categories, BulkMerge.Keep, cancellationToken);
        await CountCategoriesAsync(purchases, cancellationToken);
        quintiles.Mark();
    }

    /// <summary>Brings the last activity of contacts in line with the activities.</summary>
    public async Task SetActivitiesAsync(
        IReadOnlyCollection<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var totals = contactIds.Distinct().ToDictionary(id => id, _ => FactTotals.None);
        await facts.AddActivitiesAsync(totals, cancellationToken);
        await WriteAsync(totals, ProfileMerge.SetActivities, cancellationToken);
    }

    /// <summary>Brings the open tickets of contacts in line with the tickets.</summary>
    public async Task SetTicketsAsync(
        IReadOnlyCollection<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var totals = contactIds.Distinct().ToDictionary(id => id, _ => FactTotals.None);
        await facts.AddTicketsAsync(totals, cancellationToken);
        await WriteAsync(totals, ProfileMerge.SetTickets, cancellationToken);
    }

    /// <summary>Makes everything but what contacts says anew from the facts.</summary>
    public async Task DeriveAsync(
        IReadOnlyCollection<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var ids = contactIds.Distinct().ToList();
        await TouchAsync(ids, cancellationToken);
        var purchases = await facts.PurchasesAsync(ids, cancellationToken);
        var totals = ids.ToDictionary(
            id => id,
            id => purchases.Totals.GetValueOrDefault(id, FactTotals.None)
        );
        await facts.AddActivitiesAsync(totals, cancellationToken);
        await facts.AddTicketsAsync(totals, cancellationToken);
        await WriteAsync(totals, ProfileMerge.SetFacts, cancellationToken);
        await db
            .ProfileDays.Where(day => EF.Parameter(ids).Contains(day.ContactId))
            .ExecuteDeleteAsync(cancellationToken);
        await db
            .ProfileDayCategories.Where(day => EF.Parameter(ids).Contains(day.ContactId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.BulkInsertAsync(purchases.Days, cancellationToken);
        await db.BulkInsertAsync(purchases.Categories, cancellationToken);
        quintiles.Mark();
    }

    private Task CountCategoriesAsync(Purchases purchases, CancellationToken cancellationToken)
    {
        var ids = purchases.Categories.Select(category => category.ContactId).Distinct().ToList();
        return ids.Count == 0
            ? Task.CompletedTask
            : db
                .Profiles.Where(profile => EF.Parameter(ids).Contains(profile.ContactId))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(
                            profile => profile.Categories,
                            profile =>
                                profile
                                    .DayCategories.Select(day => day.CategoryKey)
                                    .Distinct()
                                    .Count()
                        ),
                    cancellationToken
                );
    }

    // In the order of the ids, so that two writers never wait for each other.
    private Task WriteAsync(
        IReadOnlyDictionary<Guid, FactTotals> totals,
        BulkMerge merge,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        return db.BulkInsertAsync(
            [
                .. totals
                    .OrderBy(contact => contact.Key)
                    .Select(contact => Profile.Of(db.TenantId, contact.Key, contact.Value, now)),
            ],
            merge,
            cancellationToken
        );
    }
}
