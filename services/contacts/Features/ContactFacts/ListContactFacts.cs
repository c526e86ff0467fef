using Crm.Contacts.Data;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.ContactFacts;

/// <summary>Lists the facts of all contacts for another service, in the order of their ids.</summary>
internal sealed class ListContactFacts(ContactsDbContext db, ContactFactReader reader)
{
    private const int DefaultSize = 1_000;
    private const int MaxSize = 5_000;

    public async Task<Result<Wire.ListContactFactsResponse>> HandleAsync(
        Wire.ListContactFactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var after = Guid.Empty;
        if (request.PageToken.Length > 0 && !Guid.TryParse(request.PageToken, out after))
            return CommonErrors.PageTokenInvalid.At("page_token");
        var size = request.PageSize == 0 ? DefaultSize : Math.Min(request.PageSize, MaxSize);
        var ids = await db
            .Contacts.Where(contact => contact.Id > after)
            .OrderBy(contact => contact.Id)
            .Select(contact => contact.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var response = new Wire.ListContactFactsResponse();
        if (ids.Count == 0)
            return response;
        var last = ids[^1];
        var facts = await reader.ReadAsync(
            db.Contacts.Where(contact => contact.Id > after && contact.Id <= last),
            cancellationToken
        );
        response.Facts.Add(facts.OrderBy(fact => fact.ContactId, StringComparer.Ordinal));
        if (ids.Count == size)
            response.NextPageToken = last.ToString();
        return response;
    }
}
