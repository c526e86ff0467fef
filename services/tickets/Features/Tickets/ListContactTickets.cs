using Crm.ContactReferences;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.Tickets.Data;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Lists the tickets of a contact.</summary>
internal sealed class ListContactTickets(
    TicketsDbContext db,
    ContactDirectory contacts,
    ListReader lists
)
{
    public async Task<Result<Page<Ticket>>> HandleAsync(
        ListContactTicketsRequest request,
        CancellationToken cancellationToken
    )
    {
        var contact = await contacts.FindAsync(request.ContactId, cancellationToken);
        if (contact.Error is not null)
            return contact.Error;
        return await lists.ReadAsync(
            db.Tickets.AsNoTracking().Where(ticket => ticket.ContactId == contact.Value),
            new ListQuery(
                $"{nameof(ListContactTickets)}/{contact.Value}",
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
}
