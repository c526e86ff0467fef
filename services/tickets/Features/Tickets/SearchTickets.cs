using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.Search;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>
/// Reads the term index from the beginning of the query's longest word on, in the order of the terms, and asks of each ticket whether
/// it has the other words, too. It reads as many entries as a page needs, however many tickets there are.
/// </summary>
internal sealed class SearchTickets(TicketsDbContext db, ListReader lists)
{
    private static readonly SortSchema<TicketTerm> Order = SortSchema<TicketTerm>
        .Create("ticketId", term => term.TicketId)
        .Text("term", term => term.Term)
        .Build("term");

    public async Task<Result<Page<Ticket>>> HandleAsync(
        SearchTicketsRequest request,
        CancellationToken cancellationToken
    )
    {
        var words = SearchQuery.WordsOf(request.Query);
        if (words.Count == 0)
            return TicketErrors.QueryInvalid;
        // The query stands in for a filter: page tokens are bound to it.
        var query = new ListQuery(
            nameof(SearchTickets),
            request.PageSize,
            request.PageToken,
            request.Query
        );
        var terms = await lists.ReadAsync(
            TermRange.Matching(db.TicketTerms.AsNoTracking(), words).ByKey(),
            query,
            Order,
            cancellationToken: cancellationToken
        );
        if (terms.Error is not null)
            return terms.Error;

        var ids = terms.Value.Items.Select(term => term.TicketId).ToList();
        var found = await db
            .Tickets.AsNoTracking()
            .ByKey()
            .Where(ticket => ids.Contains(ticket.Id))
            .ToListAsync(cancellationToken);
        var byId = found.ToDictionary(ticket => ticket.Id);
        return new Page<Ticket>(
            [.. ids.Where(byId.ContainsKey).Select(id => byId[id])],
            terms.Value.NextPageToken
        );
    }
}
