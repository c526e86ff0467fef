using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Reads tickets for calls that left the gateway together, in one query.</summary>
internal sealed class BatchReadTickets(TicketsDbContext db)
{
    public async Task<Result<Dictionary<Guid, Ticket>>> HandleAsync(
        Wire.BatchReadTicketsRequest request,
        CancellationToken cancellationToken
    ) => await ReadBatches.FindAsync(db.Tickets, request.Ids, cancellationToken);
}
