using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

/// <summary>Reads what a caller says of a contact, and checks what the rules of the contract cannot.</summary>
internal static class ContactReader
{
    public static Result<ContactDetails> Read(Wire.Contact wire, CustomFieldReader customFields)
    {
        if (FindFault(wire) is { } fault)
            return fault;
        var custom = customFields.Read(wire.CustomFields);
        if (custom.Error is { } error)
            return error;
        var details = new ContactDetails
        {
            Kind = ContactMapping.ToDomain(wire.Kind),
            DisplayName = wire.DisplayName,
            GivenName = wire.GivenName,
            FamilyName = wire.FamilyName,
            Emails = WithPrimary(
                wire.Emails.Select(email => new EmailAddress(
                    email.Address,
                    email.Label,
                    email.Primary
                ))
            ),
            Phones = WithPrimary(
                wire.Phones.Select(phone => new PhoneNumber(
                    phone.Number,
                    phone.Label,
                    phone.Primary
                ))
            ),
            Addresses = WithPrimary(
                wire.Addresses.Select(ToDomain).Where(address => !address.IsEmpty)
            ),
            ExternalIds = [.. wire.ExternalIds.Select(id => new ExternalId(id.System, id.Value))],
            Tags =
            [
                .. wire.Tags.Where(tag => !string.IsNullOrWhiteSpace(tag)).DistinctBy(TextKey.Of),
            ],
            OwnerId = wire.OwnerId,
            CustomFields = custom.Value,
            Source = wire.Source,
        };
        if (!string.IsNullOrWhiteSpace(details.DisplayName))
            return details;
        details = details with { DisplayName = DerivedName.Of(details) };
        return details.DisplayName.Length == 0 ? ContactErrors.NameMissing : details;
    }

    private static Error? FindFault(Wire.Contact wire) =>
        FindSecondPrimary("emails", wire.Emails.Select(email => email.Primary))
        ?? FindSecondPrimary("phones", wire.Phones.Select(phone => phone.Primary))
        ?? FindSecondPrimary("addresses", wire.Addresses.Select(address => address.Primary))
        ?? FindDuplicate(
            "emails[{0}].address",
            wire.Emails.Select(email => TextKey.Of(email.Address))
        )
        ?? FindDuplicate(
            "phones[{0}].number",
            wire.Phones.Select(phone => TextKey.OfPhone(phone.Number))
        )
        ?? FindDuplicate("external_ids[{0}]", wire.ExternalIds.Select(id => (id.System, id.Value)));

    private static Error? FindSecondPrimary(string list, IEnumerable<bool> marks)
    {
        var second = marks
            .Index()
            .Where(mark => mark.Item)
            .Skip(1)
            .Select(mark => mark.Index)
            .FirstOrDefault();
        return second == 0 ? null : ContactErrors.PrimaryAmbiguous(list, second);
    }

    private static Error? FindDuplicate<TKey>(string field, IEnumerable<TKey> keys)
    {
        var known = new HashSet<TKey>();
        foreach (var (index, key) in keys.Index())
        {
            if (!known.Add(key))
                return ContactErrors.Duplicate(
                    string.Format(System.Globalization.CultureInfo.InvariantCulture, field, index)
                );
        }
        return null;
    }

    private static IReadOnlyList<T> WithPrimary<T>(IEnumerable<T> items)
        where T : IPrimary<T>
    {
        var list = items.ToList();
        if (list.Count > 0 && !list.Exists(item => item.Primary))
            list[0] = list[0].AsPrimary();
        return list;
    }

    private static PostalAddress ToDomain(Wire.PostalAddress address) =>
        new(
            address.Country,
            address.Region,
            address.City,
            address.Line,
            address.PostalCode,
            address.Label,
            address.Primary
        );
}
