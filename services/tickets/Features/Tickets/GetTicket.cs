using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Gets a ticket.</summary>
internal sealed class GetTicket(TicketsDbContext db)
{
    public async Task<Result<Ticket>> HandleAsync(
        GetTicketRequest request,
        CancellationToken cancellationToken
    )
    {
        var ticket = await db.Tickets.AsNoTracking().WithIdAsync(request.Id, cancellationToken);
        return ticket is null ? TicketErrors.NotFound : ticket;
    }
}
