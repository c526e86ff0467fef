using System.Data;
using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Store;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Writes what changes with a contact: its index and its audit row.</summary>
internal sealed class ContactWriter(
    ContactsDbContext db,
    UnitOfWork work,
    ContactIndex index,
    ContactChanges changes
)
{
    public async Task CreateAsync(Contact contact, CancellationToken cancellationToken)
    {
        await work.BeginAsync(
            WritePriority.Request,
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        db.Contacts.Add(contact);
        changes.Created(contact);
        await work.SaveAsync(cancellationToken);
        await index.InsertAsync([contact], cancellationToken);
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
