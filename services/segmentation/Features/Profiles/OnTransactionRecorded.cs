using Crm.Interactions.V1;
using Crm.Messaging;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Counts transactions. All that is needed is in the event, and one that is told again is not counted again.</summary>
internal sealed class OnTransactionRecorded(
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
        var told = events.Select(incoming => (TransactionRecorded)incoming.Data).ToList();
        var owner = await owners.ReadAsync(
            told.Select(fact => FactMapping.Id(fact.RecordedContactId)),
            cancellationToken
        );
        var mapped = told.ConvertAll(fact => FactMapping.ToFact(fact, db.TenantId, owner));
        var changed = await facts.AddAsync(mapped, cancellationToken);
        await changes.TellAsync(
            changed,
            CauseTrigger.Fact,
            mapped.Select(fact => fact.ContactId).Zip(events),
            cancellationToken
        );
    }
}
