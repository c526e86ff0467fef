using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Reads contacts for calls that left the gateway together, in one query.</summary>
internal sealed class BatchReadContacts(ContactsDbContext db)
{
    public async Task<Result<Dictionary<Guid, Contact>>> HandleAsync(
        Wire.BatchReadContactsRequest request,
        CancellationToken cancellationToken
    ) => await ReadBatches.FindAsync(db.Contacts, request.Ids, cancellationToken);
}
