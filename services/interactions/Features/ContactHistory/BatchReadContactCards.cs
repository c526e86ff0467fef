using Crm.ContactReferences;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>Reads the counts of the activities of contacts and the last of each.</summary>
internal sealed class BatchReadContactCards(InteractionsDbContext db, ContactDirectory contacts)
{
    public const int MostRecent = 10;

    /// <summary>What a card is made of.</summary>
    public sealed record Found(
        Guid ContactId,
        IReadOnlyList<ContactCardCount> Counts,
        IReadOnlyList<Activity> Recent
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
        var counts = (
            await db
                .ContactCardCounts.AsNoTracking()
                .ByKey()
                .Where(count => EF.Parameter(ids).Contains(count.ContactId))
                .ToListAsync(cancellationToken)
        ).ToLookup(count => count.ContactId);
        var recent = await FirstOfEach.ReadAsync(
            ids.ToDictionary(id => id, id => counts[id].Sum(count => count.Count)),
            id =>
                db.Activities.AsNoTracking()
                    .ByKey()
                    .Where(activity => activity.ContactId == id)
                    .OrderByDescending(activity => activity.OccurredAt)
                    .ThenByDescending(activity => activity.Id)
                    .Take(MostRecent),
            Recent,
            activity => activity.ContactId,
            rows => rows.ToListAsync(cancellationToken)
        );
        return ids.ToDictionary(
            id => id,
            id => new Found(
                id,
                [.. counts[id]],
                [
                    .. recent[id]
                        .OrderByDescending(activity => activity.OccurredAt)
                        .ThenByDescending(activity => activity.Id),
                ]
            )
        );
    }

    private IQueryable<Activity> Recent(List<Guid> ids)
    {
        var activities = db
            .Activities.AsNoTracking()
            .ByKey()
            .Where(activity => EF.Parameter(ids).Contains(activity.ContactId));
        return activities
            .Select(activity => activity.ContactId)
            .Distinct()
            .SelectMany(id =>
                activities
                    .Where(activity => activity.ContactId == id)
                    .OrderByDescending(activity => activity.OccurredAt)
                    .ThenByDescending(activity => activity.Id)
                    .Take(MostRecent)
            );
    }
}
