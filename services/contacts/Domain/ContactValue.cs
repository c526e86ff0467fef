using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Domain;

/// <summary>One value of a repeated or custom field of a contact, for filters and matching.</summary>
internal sealed class ContactValue : ITenantOwned
{
    private ContactValue() { }

    public string TenantId { get; private init; } = "";

    public Guid ContactId { get; private init; }

    /// <summary>The path of the field, such as <c>emails.address</c> or <c>customFields.level</c>.</summary>
    public string Field { get; private init; } = "";

    /// <summary>The place in the list.</summary>
    public int Ordinal { get; private init; }

    public string? TextKey { get; private set; }

    public double? Number { get; private set; }

    public DateTimeOffset? Time { get; private set; }

    public static ContactValue Create(
        Contact contact,
        string field,
        int ordinal,
        string? text,
        double? number,
        DateTimeOffset? time
    ) =>
        new()
        {
            TenantId = contact.TenantId,
            ContactId = contact.Id,
            Field = field,
            Ordinal = ordinal,
            TextKey = text,
            Number = number,
            Time = time,
        };

    /// <summary>Takes the value of another row.</summary>
    public void Take(ContactValue value) =>
        (TextKey, Number, Time) = (value.TextKey, value.Number, value.Time);
}
