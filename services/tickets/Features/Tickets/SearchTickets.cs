using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Search;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.Search;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

internal sealed class SearchTickets(TicketsDbContext db, TermSearch search)
{
    public async Task<Result<Page<Ticket>>> HandleAsync(
        SearchTicketsRequest request,
        CancellationToken cancellationToken
    )
    {
        var words = SearchQuery.WordsOf(request.Query);
        if (words.Count == 0)
            return TicketErrors.QueryInvalid;
        var page = new ListQuery(
            nameof(SearchTickets),
            request.PageSize,
            request.PageToken,
            request.Query
        );
        return await search.ReadAsync(db.TicketTerms, db.Tickets, words, page, cancellationToken);
    }
}
