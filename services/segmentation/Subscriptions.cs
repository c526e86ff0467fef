using Crm.ContactReferences;
using Crm.Contacts.V1;
using Crm.Gateway.V1;
using Crm.Interactions.V1;
using Crm.Segmentation.Features.Profiles;
using Crm.Segmentation.Features.Tenants;
using Crm.Tickets.V1;

namespace Crm.Segmentation;

/// <summary>All that segmentation listens to.</summary>
internal static class Subscriptions
{
    public static void Add(Messaging.Subscriptions subscriptions) =>
        subscriptions
            .AddContactReferences()
            .State<OnContactChanged>(
                "profile-contacts",
                ContactCreated.Descriptor,
                ContactUpdated.Descriptor,
                ContactDeleted.Descriptor,
                ContactRestored.Descriptor
            )
            .Fact<OnTransactionRecorded>("profile-transactions", TransactionRecorded.Descriptor)
            .State<OnActivityChanged>(
                "profile-activities",
                ActivityRecorded.Descriptor,
                ActivityUpdated.Descriptor,
                ActivityDeleted.Descriptor
            )
            .State<OnTicketChanged>(
                "profile-tickets",
                TicketCreated.Descriptor,
                TicketUpdated.Descriptor,
                TicketAssigned.Descriptor,
                TicketStatusChanged.Descriptor,
                TicketContactIdentified.Descriptor
            )
            .State<OnTenantChanged>("tenants", TenantCreated.Descriptor, TenantUpdated.Descriptor);
}
