using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Writes what changes with a contact: its index and its audit row.</summary>
internal sealed class ContactWriter(
    ContactsDbContext db,
    ContactIndex index,
    ContactChanges changes
)
{
    public void Create(Contact contact)
    {
        db.Contacts.Add(contact);
        index.Add(contact);
        changes.Created(contact);
    }

    /// <summary>Tells the change of a contact.</summary>
    /// <param name="contact">The contact, changed.</param>
    /// <param name="before">What it was.</param>
    /// <param name="cancellationToken">Ends the reading of its index.</param>
    public Task UpdateAsync(
        Contact contact,
        Wire.Contact before,
        CancellationToken cancellationToken
    )
    {
        changes.Updated(contact, before);
        return index.UpdateAsync([contact], cancellationToken);
    }
}
