namespace Crm.Contacts.Domain;

/// <summary>Everything that callers say of a contact, checked. Two are equal when they say the same.</summary>
internal sealed record ContactDetails
{
    public required ContactKind Kind { get; init; }

    /// <summary>The name to show, given or derived.</summary>
    public required string DisplayName { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required IReadOnlyList<EmailAddress> Emails { get; init; }

    public required IReadOnlyList<PhoneNumber> Phones { get; init; }

    public required IReadOnlyList<PostalAddress> Addresses { get; init; }

    public required IReadOnlyList<ExternalId> ExternalIds { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string OwnerId { get; init; }

    /// <summary>By key, in the order of the keys.</summary>
    public required IReadOnlyDictionary<string, CustomValue> CustomFields { get; init; }

    public required string Source { get; init; }

    public PostalAddress? PrimaryAddress => Addresses.FirstOrDefault(address => address.Primary);

    public bool Equals(ContactDetails? other) =>
        other is not null
        && Scalars == other.Scalars
        && Emails.SequenceEqual(other.Emails)
        && Phones.SequenceEqual(other.Phones)
        && Addresses.SequenceEqual(other.Addresses)
        && ExternalIds.SequenceEqual(other.ExternalIds)
        && Tags.SequenceEqual(other.Tags)
        && CustomFields.Count == other.CustomFields.Count
        && CustomFields.All(field =>
            other.CustomFields.GetValueOrDefault(field.Key) == field.Value
        );

    public override int GetHashCode() => Scalars.GetHashCode();

    private (ContactKind, string, string, string, string, string) Scalars =>
        (Kind, DisplayName, GivenName, FamilyName, OwnerId, Source);
}
