using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>Keeps what sources told: a transaction once, of activities and tickets the newest.</summary>
internal sealed class FactWriter(SegmentationDbContext db, ProfileWriter profiles)
{
    // That an activity was deleted is told with the version that it had. Nothing is newer.
    private static readonly BulkMerge NewerActivity = BulkMerge
        .Keep.Set("contact_id", "recorded_contact_id", "occurred_at", "is_deleted")
        .Set("source_version")
        .When(
            "known.is_deleted = {false} AND (excluded.is_deleted = {true} OR excluded.source_version >= known.source_version)"
        );

    private static readonly BulkMerge NewerTicket = BulkMerge
        .Keep.Set("contact_id", "recorded_contact_id", "is_open", "source_version")
        .When("excluded.source_version >= known.source_version");

    /// <summary>Counts the transactions that were not counted before.</summary>
    /// <returns>The contacts whose profile changed.</returns>
    public async Task<IReadOnlyCollection<Guid>> AddAsync(
        IReadOnlyCollection<TransactionFact> facts,
        CancellationToken cancellationToken
    )
    {
        // First of all, so that of two who are told the same one waits and then finds it.
        await profiles.TouchAsync(facts.Select(fact => fact.ContactId), cancellationToken);
        var ids = facts.Select(fact => fact.TransactionId).ToList();
        var known = await db
            .TransactionFacts.Where(fact => EF.Parameter(ids).Contains(fact.TransactionId))
            .Select(fact => fact.TransactionId)
            .ToHashSetAsync(cancellationToken);
        var added = facts.Where(fact => known.Add(fact.TransactionId)).ToList();
        await db.BulkInsertAsync(added, cancellationToken);
        await profiles.AddPurchasesAsync(added, cancellationToken);
        return [.. added.Select(fact => fact.ContactId).Distinct()];
    }

    /// <summary>Takes over how activities stand.</summary>
    /// <returns>The contacts whose profile may have changed.</returns>
    public async Task<IReadOnlyCollection<Guid>> SetAsync(
        IReadOnlyCollection<ActivityFact> facts,
        CancellationToken cancellationToken
    )
    {
        var ids = facts.Select(fact => fact.ActivityId).ToList();
        var before = await db
            .ActivityFacts.Where(fact => EF.Parameter(ids).Contains(fact.ActivityId))
            .Select(fact => fact.ContactId)
            .ToListAsync(cancellationToken);
        List<Guid> contacts = [.. before.Concat(facts.Select(fact => fact.ContactId)).Distinct()];
        await profiles.TouchAsync(contacts, cancellationToken);
        await db.BulkInsertAsync(facts, NewerActivity, cancellationToken);
        await profiles.SetActivitiesAsync(contacts, cancellationToken);
        return contacts;
    }

    /// <summary>Takes over how tickets stand.</summary>
    /// <returns>The contacts whose profile may have changed.</returns>
    public async Task<IReadOnlyCollection<Guid>> SetAsync(
        IReadOnlyCollection<TicketFact> facts,
        CancellationToken cancellationToken
    )
    {
        var ids = facts.Select(fact => fact.TicketId).ToList();
        var before = await db
            .TicketFacts.Where(fact => EF.Parameter(ids).Contains(fact.TicketId))
            .Select(fact => fact.ContactId)
            .ToListAsync(cancellationToken);
        List<Guid> contacts = [.. before.Concat(facts.Select(fact => fact.ContactId)).Distinct()];
        await profiles.TouchAsync(contacts, cancellationToken);
        await db.BulkInsertAsync(facts, NewerTicket, cancellationToken);
        await profiles.SetTicketsAsync(contacts, cancellationToken);
        return contacts;
    }
}
