using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class RestoreContact(ContactsDbContext db, ContactWriter writer, TimeProvider time)
{
    public async Task<Result<Contact>> HandleAsync(
        Wire.RestoreContactRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await db.Contacts.WithIdAsync(request.Id, cancellationToken) is not { } contact)
            return ContactErrors.NotFound;
        if (Etag.Check(request.Etag, contact.Version) is { } stale)
            return stale;
        if (!contact.IsDeleted)
            return ContactErrors.NotDeleted;

        var before = ContactMapping.ToWire(contact);
        contact.Restore(time.GetInstant());
        await writer.UpdateAsync(contact, before, cancellationToken);
        return contact;
    }
}
