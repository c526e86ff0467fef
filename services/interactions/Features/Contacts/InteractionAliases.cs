using Crm.ContactReferences;
using Crm.Interactions.Data;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Interactions.Features.Contacts;

/// <summary>Lets transactions, activities and cards follow when contacts are merged, and back when a merge is undone.</summary>
internal sealed class InteractionAliases(
    InteractionsDbContext db,
    CardRebuild cards,
    TimeProvider time
) : IContactAliasFollower
{
    public async Task FollowAsync(
        IReadOnlyList<ContactAliasChange> changes,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        foreach (var survivor in changes.GroupBy(change => change.To))
        {
            var to = survivor.Key;
            var recorded = survivor.Select(change => change.RecordedContactId).ToList();
            await db
                .Transactions.Where(row =>
                    EF.Parameter(recorded).Contains(row.RecordedContactId) && row.ContactId != to
                )
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(r => r.ContactId, to)
                            .SetProperty(r => r.UpdateTime, now)
                            .SetProperty(r => r.Version, r => r.Version + 1),
                    cancellationToken
                );
            await db
                .Activities.Where(row =>
                    EF.Parameter(recorded).Contains(row.RecordedContactId) && row.ContactId != to
                )
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(r => r.ContactId, to)
                            .SetProperty(r => r.UpdateTime, now)
                            .SetProperty(r => r.Version, r => r.Version + 1),
                    cancellationToken
                );
        }
        await cards.RebuildAsync(
            [.. changes.SelectMany(change => new[] { change.From, change.To }).Distinct()],
            cancellationToken
        );
    }
}
