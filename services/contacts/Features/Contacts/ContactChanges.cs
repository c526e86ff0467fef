using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Tells what became of contacts: to the audit log, and to those who listen.</summary>
internal sealed class ContactChanges(ChangeLog changes, EventLog events)
{
    private const string ResourceType = "contact";

    public void Created(Contact contact)
    {
        changes.Created(
            ResourceType,
            contact.Id.ToString(),
            contact.Version,
            contact.UpdateTime,
            ContactMapping.ToWire(contact)
        );
        events.Add(contact, ContactEvents.Created(contact));
    }

    public void Updated(Contact contact, Wire.Contact before)
    {
        var after = ContactMapping.ToWire(contact);
        changes.Updated(
            ResourceType,
            contact.Id.ToString(),
            contact.Version,
            contact.UpdateTime,
            before,
            after
        );
        events.Add(contact, ContactEvents.Changed(contact, before, after));
    }
}
