using Crm.ContactReferences;
using Crm.Contacts.V1;
using Crm.Messaging;
using Crm.Tickets.Features.Tickets;
using Crm.Tickets.V1;

namespace Crm.Tickets;

/// <summary>What the tickets service listens to.</summary>
internal static class TicketSubscriptions
{
    public static void Add(Subscriptions subscriptions) =>
        subscriptions
            .AddContactReferences()
            .State<OnContactReachable>(
                "requesters-by-contact",
                ContactCreated.Descriptor,
                ContactUpdated.Descriptor,
                ContactRestored.Descriptor
            )
            // Whoever became a contact while the ticket was being stored is found by the ticket's own event.
            .State<OnRequesterGiven>(
                "requesters-by-ticket",
                TicketCreated.Descriptor,
                TicketUpdated.Descriptor
            );
}
