using Crm.Contacts.V1;
using Crm.Messaging;

namespace Crm.Tickets.Features.Tickets;

/// <summary>A contact may have got the e-mail address or phone number of somebody who asks and was not known.</summary>
internal sealed class OnContactReachable(WaitingRequesters requesters) : IEventHandler
{
    private static readonly string[] Keys = ["emails", "phones"];

    public Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    ) =>
        events.Any(incoming => MayIdentify(incoming))
            ? requesters.IdentifyAsync(cancellationToken)
            : Task.CompletedTask;

    private static bool MayIdentify(IncomingEvent incoming) =>
        incoming.Data is not ContactUpdated updated || updated.ChangedFields.Any(Keys.Contains);
}
