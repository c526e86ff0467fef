using Crm.Interactions.V1;
using Crm.Messaging;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Keeps when activities happened.</summary>
internal sealed class OnActivityChanged(
    SegmentationDbContext db,
    FactOwners owners,
    FactWriter facts,
    ProfileChanges changes
) : IEventHandler
{
    public async Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        var newest = events.Newest();
        var told = newest.ConvertAll(incoming => (IActivityEvent)incoming.Data);
        var owner = await owners.ReadAsync(
            told.Select(fact => FactMapping.Id(fact.RecordedContactId)),
            cancellationToken
        );
        var mapped = told.ConvertAll(fact => FactMapping.ToFact(fact, db.TenantId, owner));
        var changed = await facts.SetAsync(mapped, cancellationToken);
        await changes.TellAsync(
            changed,
            CauseTrigger.Fact,
            mapped.Select(fact => fact.ContactId).Zip(newest),
            cancellationToken
        );
    }
}
