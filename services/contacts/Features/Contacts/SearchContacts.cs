using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Search;
using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>
/// Reads the term index from the beginning of the query's longest word on, in the order of the terms, and asks of each contact whether
/// it has the other words, too. It reads as many entries as a page needs, however many contacts there are.
/// </summary>
internal sealed class SearchContacts(ContactsDbContext db, ListReader lists)
{
    private static readonly SortSchema<ContactTerm> Order = SortSchema<ContactTerm>
        .Create("contactId", term => term.ContactId)
        .Text("term", term => term.Term)
        .Build("term");

    public async Task<Result<Page<Contact>>> HandleAsync(
        Wire.SearchContactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var words = SearchQuery.WordsOf(request.Query);
        if (words.Count == 0)
            return ContactErrors.QueryInvalid;
        // The query stands in for a filter: page tokens are bound to it.
        var query = new ListQuery(
            "SearchContacts",
            request.PageSize,
            request.PageToken,
            request.Query
        );
        var terms = await lists.ReadAsync(
            TermRange.Matching(db.ContactTerms.AsNoTracking(), words).ByKey(),
            query,
            Order,
            cancellationToken: cancellationToken
        );
        if (terms.Error is { } error)
            return error;

        var ids = terms.Value.Items.Select(term => term.ContactId).ToList();
        var found = await db
            .Contacts.AsNoTracking()
            .ByKey()
            .Where(contact => ids.Contains(contact.Id))
            .ToListAsync(cancellationToken);
        var byId = found.ToDictionary(contact => contact.Id);
        return new Page<Contact>(
            [.. ids.Where(byId.ContainsKey).Select(id => byId[id])],
            terms.Value.NextPageToken
        );
    }
}
