using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Features.FieldDefinitions;
using Crm.Contacts.Grpc;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class CreateContact(
    ContactsDbContext db,
    FieldCatalog fields,
    ContactWriter writer,
    TimeProvider time
)
{
    public async Task<Result<Contact>> HandleAsync(
        Wire.CreateContactRequest request,
        CancellationToken cancellationToken
    )
    {
        var customFields = await fields.ReaderAsync(
            [request.Contact],
            convertsText: false,
            cancellationToken
        );
        var details = ContactReader.Read(request.Contact, customFields);
        if (details.Error is { } error)
            return error;
        var contact = Contact.Create(db.TenantId, details.Value, time.GetInstant());
        writer.Create(contact);
        return contact;
    }
}
