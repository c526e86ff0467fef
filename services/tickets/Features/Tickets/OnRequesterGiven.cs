using Crm.Messaging;
using Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>A ticket came in from somebody who was not known.</summary>
internal sealed class OnRequesterGiven(WaitingRequesters requesters) : IEventHandler
{
    public Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    ) =>
        events.Any(incoming => IsWaiting(incoming))
            ? requesters.IdentifyAsync(cancellationToken)
            : Task.CompletedTask;

    private static bool IsWaiting(IncomingEvent incoming) =>
        incoming.Data switch
        {
            TicketCreated created => created.ContactId.Length == 0,
            TicketUpdated updated => updated.ContactId.Length == 0
                && updated.ChangedFields.Contains("requester"),
            _ => false,
        };
}
