using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.Tickets.Data;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Lists tickets.</summary>
internal sealed class ListTickets(TicketsDbContext db, ListReader lists)
{
    public Task<Result<Page<Ticket>>> HandleAsync(
        ListTicketsRequest request,
        CancellationToken cancellationToken
    ) =>
        lists.ReadAsync(
            db.Tickets.AsNoTracking(),
            new ListQuery(
                nameof(ListTickets),
                request.PageSize,
                request.PageToken,
                request.Filter,
                request.OrderBy,
                request.IncludeTotal
            ),
            TicketFilter.Order,
            TicketFilter.Schema,
            cancellationToken: cancellationToken
        );
}
