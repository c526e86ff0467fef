using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Features.FieldDefinitions;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class ListContacts(ContactsDbContext db, FieldCatalog fields, ListReader lists)
{
    public async Task<Result<Page<Contact>>> HandleAsync(
        Wire.ListContactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var contacts = db.Contacts.AsNoTracking();
        if (!request.ShowDeleted)
            contacts = contacts.Where(contact => contact.DeleteTime == null);
        var query = new ListQuery(
            request.ShowDeleted ? "ListContacts/all" : "ListContacts",
            request.PageSize,
            request.PageToken,
            request.Filter,
            request.OrderBy,
            request.IncludeTotal
        );
        var resolver = await CustomFieldResolver.ForAsync(
            request.Filter,
            fields,
            cancellationToken
        );
        return await lists.ReadAsync(
            contacts,
            query,
            ContactFilter.Order,
            ContactFilter.Schema,
            resolver,
            cancellationToken
        );
    }
}
