using Crm.Contacts.Data;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.ContactFacts;

/// <summary>Gets the facts of contacts that are named.</summary>
internal sealed class BatchGetContactFacts(ContactsDbContext db, ContactFactReader reader)
{
    public async Task<Result<Wire.BatchGetContactFactsResponse>> HandleAsync(
        Wire.BatchGetContactFactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var ids = request
            .Ids.Select(id => Guid.TryParse(id, out var key) ? key : (Guid?)null)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        var facts = await reader.ReadAsync(
            db.Contacts.Where(contact => EF.Parameter(ids).Contains(contact.Id)),
            cancellationToken
        );
        return new Wire.BatchGetContactFactsResponse { Facts = { facts } };
    }
}
