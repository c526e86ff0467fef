using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Search;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Search;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class SearchContacts(ContactsDbContext db, TermSearch search)
{
    public async Task<Result<Page<Contact>>> HandleAsync(
        Wire.SearchContactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var words = SearchQuery.WordsOf(request.Query);
        if (words.Count == 0)
            return ContactErrors.QueryInvalid;
        var page = new ListQuery(
            nameof(SearchContacts),
            request.PageSize,
            request.PageToken,
            request.Query
        );
        return await search.ReadAsync(db.ContactTerms, db.Contacts, words, page, cancellationToken);
    }
}
