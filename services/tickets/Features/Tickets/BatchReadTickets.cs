using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Reads tickets for calls that left the gateway together, in one query.</summary>
internal sealed class BatchReadTickets(TicketsDbContext db)
{
    public async Task<Result<Dictionary<Guid, Ticket>>> HandleAsync(
        Wire.BatchReadTicketsRequest request,
        CancellationToken cancellationToken
    )
    {
        var keys = ReadBatches.KeysOf(request.Ids);
        return await db
            .Tickets.AsNoTracking()
            .Where(ticket => keys.Contains(ticket.Id))
            .ToDictionaryAsync(ticket => ticket.Id, cancellationToken);
    }
}
