using Crm.Messaging;
using Crm.Segmentation.Clients;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>
/// Keeps what rules may know of contacts. The events carry no values: one question for the batch reads them as they are now, so that the
/// order of events and gaps in them do not matter.
/// </summary>
internal sealed class OnContactChanged(
    FactsClient source,
    ContactFactWriter facts,
    ProfileChanges changes
) : IEventHandler
{
    public async Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        var newest = events.Newest();
        var ids = newest.ConvertAll(incoming => FactMapping.Id(incoming.Subject));
        await facts.SetAsync(
            await source.GetContactsAsync(ids, cancellationToken),
            cancellationToken
        );
        await changes.TellAsync(ids, CauseTrigger.Contact, ids.Zip(newest), cancellationToken);
    }
}
