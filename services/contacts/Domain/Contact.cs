using Crm.Messaging;
using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Domain;

/// <summary>A person, company, institution or household.</summary>
internal sealed class Contact : ITenantOwned, IIdentified, IVersioned, IEventSource
{
    private readonly List<ContactValue> _values = [];

    private Contact() { }

    public string TenantId { get; private init; } = "";

    public Guid Id { get; private init; }

    public long Version { get; private set; }

    public long EventSequence { get; private set; }

    public DateTimeOffset CreateTime { get; private init; }

    public DateTimeOffset UpdateTime { get; private set; }

    public DateTimeOffset? DeleteTime { get; private set; }

    public ContactKind Kind { get; private set; }

    public string DisplayName { get; private set; } = "";

    public string DisplayNameKey { get; private set; } = "";

    /// <summary>The name was made of the others and follows them.</summary>
    public bool DisplayNameDerived { get; private set; }

    public string GivenName { get; private set; } = "";

    public string GivenNameKey { get; private set; } = "";

    public string FamilyName { get; private set; } = "";

    public string FamilyNameKey { get; private set; } = "";

    public IReadOnlyList<EmailAddress> Emails { get; private set; } = [];

    public IReadOnlyList<PhoneNumber> Phones { get; private set; } = [];

    public IReadOnlyList<PostalAddress> Addresses { get; private set; } = [];

    public IReadOnlyList<ExternalId> ExternalIds { get; private set; } = [];

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public IReadOnlyDictionary<string, CustomValue> CustomFields { get; private set; } =
        new Dictionary<string, CustomValue>();

    public string OwnerId { get; private set; } = "";

    public string Source { get; private set; } = "";

    public string SourceKey { get; private set; } = "";

    public string PrimaryCountryKey { get; private set; } = "";

    public string PrimaryRegionKey { get; private set; } = "";

    public string PrimaryCityKey { get; private set; } = "";

    /// <summary>The index rows that filters ask. Queries see them; they are not loaded with the contact.</summary>
    public IReadOnlyList<ContactValue> Values => _values;

    public bool IsDeleted => DeleteTime is not null;

    public ContactDetails Details =>
        new()
        {
            Kind = Kind,
            DisplayName = DisplayName,
            GivenName = GivenName,
            FamilyName = FamilyName,
            Emails = Emails,
            Phones = Phones,
            Addresses = Addresses,
            ExternalIds = ExternalIds,
            Tags = Tags,
            OwnerId = OwnerId,
            CustomFields = CustomFields,
            Source = Source,
        };

    public static Contact Create(string tenantId, ContactDetails details, DateTimeOffset now)
    {
        var contact = new Contact
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            Version = 1,
            CreateTime = now,
            UpdateTime = now,
        };
        contact.Take(details);
        return contact;
    }

    /// <summary>Takes new details; false when they say what is already so.</summary>
    public bool Change(ContactDetails details, DateTimeOffset now)
    {
        if (details == Details)
            return false;
        Take(details);
        Touch(now);
        return true;
    }

    public void Delete(DateTimeOffset now)
    {
        DeleteTime = now;
        Touch(now);
    }

    public void Restore(DateTimeOffset now)
    {
        DeleteTime = null;
        Touch(now);
    }

    public long NextEventSequence() => ++EventSequence;

    private void Touch(DateTimeOffset now)
    {
        Version++;
        UpdateTime = now;
    }

    private void Take(ContactDetails details)
    {
        Kind = details.Kind;
        (DisplayName, DisplayNameKey) = (details.DisplayName, TextKey.Of(details.DisplayName));
        DisplayNameDerived = details.DisplayName == DerivedName.Of(details);
        (GivenName, GivenNameKey) = (details.GivenName, TextKey.Of(details.GivenName));
        (FamilyName, FamilyNameKey) = (details.FamilyName, TextKey.Of(details.FamilyName));
        (Emails, Phones, Addresses) = (details.Emails, details.Phones, details.Addresses);
        (ExternalIds, Tags, CustomFields) = (
            details.ExternalIds,
            details.Tags,
            details.CustomFields
        );
        OwnerId = details.OwnerId;
        (Source, SourceKey) = (details.Source, TextKey.Of(details.Source));
        PrimaryCountryKey = TextKey.Of(details.PrimaryAddress?.Country ?? "");
        PrimaryRegionKey = TextKey.Of(details.PrimaryAddress?.Region ?? "");
        PrimaryCityKey = TextKey.Of(details.PrimaryAddress?.City ?? "");
    }
}
