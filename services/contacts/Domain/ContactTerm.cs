using Crm.ServiceDefaults.Search;
using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Domain;

/// <summary>A beginning by which search finds a contact.</summary>
internal sealed class ContactTerm : ITenantOwned, ISearchTerm
{
    private ContactTerm() { }

    public string TenantId { get; private init; } = "";

    public Guid OwnerId { get; private init; }

    public string Term { get; private init; } = "";

    public static ContactTerm Create(Contact contact, string term) =>
        new()
        {
            TenantId = contact.TenantId,
            OwnerId = contact.Id,
            Term = term,
        };
}
