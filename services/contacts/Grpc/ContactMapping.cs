using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Changes;
using Google.Protobuf.WellKnownTypes;
using Kind = Crm.Contacts.V1.Contact.Types.Kind;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

/// <summary>Contacts as the contract shows them.</summary>
internal static class ContactMapping
{
    public static Wire.Contact ToWire(Contact contact)
    {
        var wire = new Wire.Contact
        {
            Id = contact.Id.ToString(),
            Etag = Etag.Of(contact.Version),
            CreateTime = contact.CreateTime.ToTimestamp(),
            UpdateTime = contact.UpdateTime.ToTimestamp(),
            DeleteTime = contact.DeleteTime?.ToTimestamp(),
            Kind = ToWire(contact.Kind),
            DisplayName = contact.DisplayName,
            GivenName = contact.GivenName,
            FamilyName = contact.FamilyName,
            OwnerId = contact.OwnerId,
            Source = contact.Source,
        };
        wire.Emails.Add(contact.Emails.Select(ToWire));
        wire.Phones.Add(contact.Phones.Select(ToWire));
        wire.Addresses.Add(contact.Addresses.Select(ToWire));
        wire.PrimaryAddress = wire.Addresses.FirstOrDefault(address => address.Primary)?.Clone();
        wire.ExternalIds.Add(
            contact.ExternalIds.Select(id => new Wire.ExternalId
            {
                System = id.System,
                Value = id.Value,
            })
        );
        wire.Tags.Add(contact.Tags);
        foreach (var (key, value) in contact.CustomFields)
            wire.CustomFields[key] = ToWire(value);
        return wire;
    }

    /// <summary>What a caller would have said to get this contact: a name that was derived is not said.</summary>
    public static Wire.Contact ToInput(Contact contact)
    {
        var wire = ToWire(contact);
        if (contact.DisplayNameDerived)
            wire.DisplayName = "";
        return wire;
    }

    public static ContactKind ToDomain(Kind kind) =>
        kind switch
        {
            Kind.Company => ContactKind.Company,
            Kind.Institution => ContactKind.Institution,
            Kind.Household => ContactKind.Household,
            _ => ContactKind.Person,
        };

    /// <summary>The name of a kind in JSON and CSV.</summary>
    public static string NameOf(ContactKind kind) => kind.ToString().ToUpperInvariant();

    private static Kind ToWire(ContactKind kind) =>
        kind switch
        {
            ContactKind.Person => Kind.Person,
            ContactKind.Company => Kind.Company,
            ContactKind.Institution => Kind.Institution,
            ContactKind.Household => Kind.Household,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static Wire.EmailAddress ToWire(EmailAddress email) =>
        new()
        {
            Address = email.Address,
            Label = email.Label,
            Primary = email.Primary,
        };

    private static Wire.PhoneNumber ToWire(PhoneNumber phone) =>
        new()
        {
            Number = phone.Number,
            Label = phone.Label,
            Primary = phone.Primary,
        };

    private static Wire.PostalAddress ToWire(PostalAddress address) =>
        new()
        {
            Country = address.Country,
            Region = address.Region,
            City = address.City,
            Line = address.Line,
            PostalCode = address.PostalCode,
            Label = address.Label,
            Primary = address.Primary,
        };

    private static Value ToWire(CustomValue value) =>
        value switch
        {
            { Number: { } number } => Value.ForNumber(number),
            { Flag: { } flag } => Value.ForBool(flag),
            _ => Value.ForString(value.Text!),
        };
}
