using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class GetContact(ContactsDbContext db)
{
    public async Task<Result<Contact>> HandleAsync(
        Wire.GetContactRequest request,
        CancellationToken cancellationToken
    ) =>
        await db.Contacts.AsNoTracking().WithIdAsync(request.Id, cancellationToken) is { } contact
            ? contact
            : ContactErrors.NotFound;
}
