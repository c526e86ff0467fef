using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Features.FieldDefinitions;
using Crm.Contacts.Grpc;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class UpdateContact(
    ContactsDbContext db,
    FieldCatalog fields,
    ContactWriter writer,
    TimeProvider time
)
{
    public async Task<Result<Contact>> HandleAsync(
        Wire.UpdateContactRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await db.Contacts.WithIdAsync(request.Id, cancellationToken) is not { } contact)
            return ContactErrors.NotFound;
        if (contact.IsDeleted)
            return ContactErrors.Deleted;
        if (Etag.Check(request.Etag, contact.Version) is { } stale)
            return stale;

        var merged = FieldMaskMerge.Apply(
            ContactMapping.ToInput(contact),
            request.Contact,
            request.UpdateMask
        );
        var customFields = await fields.ReaderAsync(
            [merged],
            convertsText: false,
            cancellationToken
        );
        var details = ContactReader.Read(merged, customFields);
        if (details.Error is { } error)
            return error;

        var before = ContactMapping.ToWire(contact);
        if (contact.Change(details.Value, time.GetInstant()))
            await writer.UpdateAsync(contact, before, cancellationToken);
        return contact;
    }
}
