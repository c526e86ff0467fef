using Crm.Interactions.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Interactions.Data;

/// <summary>Keeps the contact cards, in the transaction that changes the activities which they count.</summary>
internal sealed class ContactCards(InteractionsDbContext db, TotalsWriter totals)
{
    /// <summary>Counts an activity.</summary>
    public Task AddAsync(Activity activity, CancellationToken cancellationToken) =>
        totals.AddAsync([ContactCardCount.Of(activity)], cancellationToken);

    /// <summary>Counts an activity no longer.</summary>
    /// <param name="activity">The activity as it was counted.</param>
    /// <param name="activityId">Its id; it is stored still.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task RemoveAsync(
        ContactCardCount activity,
        Guid activityId,
        CancellationToken cancellationToken
    )
    {
        var last = await db
            .Activities.Where(other =>
                other.ContactId == activity.ContactId
                && other.Kind == activity.Kind
                && other.Direction == activity.Direction
                && other.Id != activityId
            )
            .OrderByDescending(other => other.OccurredAt)
            .Select(other => (DateTimeOffset?)other.OccurredAt)
            .FirstOrDefaultAsync(cancellationToken);
        var count = db.ContactCardCounts.Where(card =>
            card.ContactId == activity.ContactId
            && card.Kind == activity.Kind
            && card.Direction == activity.Direction
        );
        if (last is { } lastTime)
        {
            await count.ExecuteUpdateAsync(
                card =>
                    card.SetProperty(c => c.Count, c => c.Count - 1)
                        .SetProperty(c => c.LastTime, lastTime),
                cancellationToken
            );
        }
        else
            await count.ExecuteDeleteAsync(cancellationToken);
    }
}
