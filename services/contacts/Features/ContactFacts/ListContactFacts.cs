using Crm.Contacts.Data;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.ContactFacts;

/// <summary>Lists the facts of all contacts for another service, in the order of their ids.</summary>
internal sealed class ListContactFacts(ContactsDbContext db, ContactFactReader reader)
{
    public async Task<Result<Wire.ListContactFactsResponse>> HandleAsync(
        Wire.ListContactFactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var after = FactPage.After(request.PageToken);
        if (after.Error is not null)
            return after.Error;
        var size = FactPage.Size(request.PageSize);
        var previous = after.Value;
        var read = await db
            .Contacts.Where(contact => contact.Id > previous)
            .OrderBy(contact => contact.Id)
            .Select(contact => contact.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var page = FactPage.Of(read, size, id => id);
        var response = new Wire.ListContactFactsResponse();
        if (page.Items.Count == 0)
            return response;
        var last = page.Items[^1];
        var facts = await reader.ReadAsync(
            db.Contacts.Where(contact => contact.Id > previous && contact.Id <= last),
            cancellationToken
        );
        response.Facts.Add(facts.OrderBy(fact => fact.ContactId, StringComparer.Ordinal));
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }
}
