using Crm.Contacts.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Features.Contacts;

internal static class ContactQueries
{
    /// <summary>The contact with an id as a caller writes it, deleted or not; null for one that is no id at all.</summary>
    public static async Task<Contact?> FindContactAsync(
        this IQueryable<Contact> contacts,
        string id,
        CancellationToken cancellationToken
    ) =>
        Guid.TryParse(id, out var key)
            ? await contacts.FirstOrDefaultAsync(contact => contact.Id == key, cancellationToken)
            : null;
}
