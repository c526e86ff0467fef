using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>Adds the facts of contacts up, with one query a kind.</summary>
internal sealed class FactReader(
    SegmentationDbContext db,
    TenantSettings settings,
    TimeProvider time
)
{
    /// <summary>All purchases of contacts.</summary>
    public async Task<Purchases> PurchasesAsync(
        List<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var tenant = await settings.GetAsync(cancellationToken);
        var facts = await db
            .TransactionFacts.AsNoTracking()
            .Where(fact => EF.Parameter(contactIds).Contains(fact.ContactId))
            .ToListAsync(cancellationToken);
        return Purchases.Of(
            facts,
            new TenantClock(tenant.TimeZone, time.GetInstant()),
            tenant.BaseCurrency
        );
    }

    /// <summary>Adds the last activity of each contact.</summary>
    public async Task AddActivitiesAsync(
        Dictionary<Guid, FactTotals> totals,
        CancellationToken cancellationToken
    )
    {
        var ids = totals.Keys.ToList();
        var tenant = await settings.GetAsync(cancellationToken);
        var clock = new TenantClock(tenant.TimeZone, time.GetInstant());
        var last = await db
            .ActivityFacts.Where(fact =>
                EF.Parameter(ids).Contains(fact.ContactId) && !fact.IsDeleted
            )
            .GroupBy(fact => fact.ContactId)
            .Select(contact => new { contact.Key, Time = contact.Max(fact => fact.OccurredAt) })
            .ToListAsync(cancellationToken);
        foreach (var contact in last)
        {
            totals[contact.Key] = totals[contact.Key] with
            {
                LastActivityTime = contact.Time,
                LastActivityDay = clock.DayOf(contact.Time),
            };
        }
    }

    /// <summary>Adds the number of open tickets of each contact.</summary>
    public async Task AddTicketsAsync(
        Dictionary<Guid, FactTotals> totals,
        CancellationToken cancellationToken
    )
    {
        var ids = totals.Keys.ToList();
        var open = await db
            .TicketFacts.Where(fact => EF.Parameter(ids).Contains(fact.ContactId) && fact.IsOpen)
            .GroupBy(fact => fact.ContactId)
            .Select(contact => new { contact.Key, Count = contact.LongCount() })
            .ToListAsync(cancellationToken);
        foreach (var contact in open)
            totals[contact.Key] = totals[contact.Key] with { OpenTickets = contact.Count };
    }
}
