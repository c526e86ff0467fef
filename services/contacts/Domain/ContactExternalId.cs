using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Domain;

/// <summary>Keeps an external id to one contact of a tenant, deleted or not.</summary>
internal sealed class ContactExternalId : ITenantOwned
{
    private ContactExternalId() { }

    public string TenantId { get; private init; } = "";

    public string System { get; private init; } = "";

    public string Value { get; private init; } = "";

    public Guid ContactId { get; private set; }

    public static ContactExternalId Create(Contact contact, ExternalId id) =>
        new()
        {
            TenantId = contact.TenantId,
            System = id.System,
            Value = id.Value,
            ContactId = contact.Id,
        };
}
