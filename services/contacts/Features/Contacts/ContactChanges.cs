using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;
using Crm.ServiceDefaults.Changes;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Tells what became of contacts.</summary>
internal sealed class ContactChanges(ChangeLog changes)
{
    private const string ResourceType = "contact";

    public void Created(Contact contact) =>
        changes.Created(
            ResourceType,
            contact.Id.ToString(),
            contact.Version,
            contact.UpdateTime,
            ContactMapping.ToWire(contact)
        );

    public void Updated(Contact contact, Wire.Contact before) =>
        changes.Updated(
            ResourceType,
            contact.Id.ToString(),
            contact.Version,
            contact.UpdateTime,
            before,
            ContactMapping.ToWire(contact)
        );
}
