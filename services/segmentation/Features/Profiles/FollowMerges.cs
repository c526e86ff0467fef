using Crm.ContactReferences;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Moves facts to the contact that remained after a merge, or back, and makes the profiles of both anew.</summary>
internal sealed class FollowMerges(
    SegmentationDbContext db,
    ProfileWriter profiles,
    ProfileChanges changes
) : IContactAliasFollower
{
    public async Task FollowAsync(
        IReadOnlyList<ContactAliasChange> changed,
        CancellationToken cancellationToken
    )
    {
        foreach (var target in changed.GroupBy(change => change.To))
        {
            var (to, recorded) = (
                target.Key,
                target.Select(change => change.RecordedContactId).ToList()
            );
            await db
                .TransactionFacts.Where(fact =>
                    EF.Parameter(recorded).Contains(fact.RecordedContactId)
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(f => f.ContactId, to),
                    cancellationToken
                );
            await db
                .ActivityFacts.Where(fact =>
                    EF.Parameter(recorded).Contains(fact.RecordedContactId)
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(f => f.ContactId, to),
                    cancellationToken
                );
            await db
                .TicketFacts.Where(fact => EF.Parameter(recorded).Contains(fact.RecordedContactId))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(f => f.ContactId, to),
                    cancellationToken
                );
        }
        List<Guid> contacts =
        [
            .. changed.SelectMany(change => new[] { change.From, change.To }).Distinct(),
        ];
        await profiles.DeriveAsync(contacts, cancellationToken);
        await changes.TellAsync(contacts, new ChangeCause(CauseTrigger.Contact), cancellationToken);
    }
}
