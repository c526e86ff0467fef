using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Changes;
using Google.Protobuf;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>What others are told of a change: ids, names of fields and versions, nothing of the person.</summary>
internal static class ContactEvents
{
    public static IMessage Created(Contact contact) =>
        new Wire.ContactCreated
        {
            ContactId = contact.Id.ToString(),
            Version = checked((int)contact.Version),
            Kind = (Wire.Contact.Types.Kind)contact.Kind,
        };

    public static IMessage Changed(Contact contact, Wire.Contact before, Wire.Contact after)
    {
        var id = contact.Id.ToString();
        var version = checked((int)contact.Version);
        if (contact.IsDeleted)
            return new Wire.ContactDeleted { ContactId = id, Version = version };
        if (before.DeleteTime is not null)
            return new Wire.ContactRestored { ContactId = id, Version = version };
        return new Wire.ContactUpdated
        {
            ContactId = id,
            Version = version,
            ChangedFields = { ResourceChange.ChangedFields(before, after) },
        };
    }
}
