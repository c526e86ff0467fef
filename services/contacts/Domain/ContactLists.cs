using System.Text.Json.Serialization;

namespace Crm.Contacts.Domain;

/// <summary>One of several of its kind, of which one is the one to use.</summary>
internal interface IPrimary<out T>
{
    bool Primary { get; }

    T AsPrimary();
}

internal sealed record EmailAddress(string Address, string Label, bool Primary)
    : IPrimary<EmailAddress>
{
    public EmailAddress AsPrimary() => this with { Primary = true };
}

internal sealed record PhoneNumber(string Number, string Label, bool Primary)
    : IPrimary<PhoneNumber>
{
    public PhoneNumber AsPrimary() => this with { Primary = true };
}

internal sealed record PostalAddress(
    string Country,
    string Region,
    string City,
    string Line,
    string PostalCode,
    string Label,
    bool Primary
) : IPrimary<PostalAddress>
{
    [JsonIgnore]
    public bool IsEmpty =>
        string.Concat(Country, Region, City, Line, PostalCode, Label).Length == 0;

    public PostalAddress AsPrimary() => this with { Primary = true };
}

/// <summary>What another system calls a contact.</summary>
internal sealed record ExternalId(string System, string Value);
