using Crm.Messaging;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Tickets.V1;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Keeps which tickets are open. One whose requester is not known yet belongs to nobody's profile.</summary>
internal sealed class OnTicketChanged(
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
        var told = events
            .Newest()
            .ConvertAll(incoming =>
                (Fact: FactMapping.ToTicketFact((ITicketEvent)incoming.Data), Event: incoming)
            )
            .FindAll(ticket => ticket.Fact.RecordedContactId.Length > 0);
        if (told.Count == 0)
            return;
        var owner = await owners.ReadAsync(
            told.Select(ticket => FactMapping.Id(ticket.Fact.RecordedContactId)),
            cancellationToken
        );
        var mapped = told.ConvertAll(ticket => FactMapping.ToFact(ticket.Fact, db.TenantId, owner));
        var changed = await facts.SetAsync(mapped, cancellationToken);
        await changes.TellAsync(
            changed,
            CauseTrigger.Fact,
            mapped.Select(fact => fact.ContactId).Zip(told.Select(ticket => ticket.Event)),
            cancellationToken
        );
    }
}
