using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Domain;

/// <summary>The index rows of the repeated and custom fields of a contact.</summary>
internal static class ContactIndexRows
{
    public static IEnumerable<ContactValue> Of(Contact contact) =>
        [
            .. Texts(
                contact,
                ContactFields.Email,
                contact.Emails,
                email => TextKey.Of(email.Address)
            ),
            .. Texts(
                contact,
                ContactFields.Phone,
                contact.Phones,
                phone => TextKey.OfPhone(phone.Number)
            ),
            .. Texts(
                contact,
                ContactFields.Country,
                contact.Addresses,
                address => TextKey.Of(address.Country)
            ),
            .. Texts(
                contact,
                ContactFields.Region,
                contact.Addresses,
                address => TextKey.Of(address.Region)
            ),
            .. Texts(
                contact,
                ContactFields.City,
                contact.Addresses,
                address => TextKey.Of(address.City)
            ),
            .. Texts(
                contact,
                ContactFields.ExternalSystem,
                contact.ExternalIds,
                id => TextKey.OfId(id.System)
            ),
            .. Texts(
                contact,
                ContactFields.ExternalValue,
                contact.ExternalIds,
                id => TextKey.OfId(id.Value)
            ),
            .. Texts(contact, ContactFields.Tag, contact.Tags, TextKey.Of),
            .. contact.CustomFields.Select(field => Custom(contact, field.Key, field.Value)),
        ];

    // Empty texts stay: the widest list of a tenant is the greatest ordinal.
    private static IEnumerable<ContactValue> Texts<T>(
        Contact contact,
        string field,
        IReadOnlyList<T> items,
        Func<T, string> key
    ) =>
        items.Select(
            (item, ordinal) => ContactValue.Create(contact, field, ordinal, key(item), null, null)
        );

    private static ContactValue Custom(Contact contact, string key, CustomValue value)
    {
        var text = value.Type switch
        {
            FieldType.Text => TextKey.Of(value.Text!),
            FieldType.Choice => value.Text,
            FieldType.Boolean => value.Flag == true ? "true" : "false",
            _ => null,
        };
        return ContactValue.Create(
            contact,
            ContactFields.Custom(key),
            0,
            text,
            value.Number,
            value.Time
        );
    }
}
