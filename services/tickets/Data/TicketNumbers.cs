using Crm.Tickets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Data;

/// <summary>Gives numbers to tickets, in the transaction that stores them: who comes second waits until the first has committed.</summary>
internal sealed class TicketNumbers(TicketsDbContext db)
{
    /// <summary>The next number of the tenant. Call it in a transaction that was begun.</summary>
    public async Task<int> NextAsync(CancellationToken cancellationToken)
    {
        var numbers = await db
            .Database.SqlQuery<int>(
                $"""
                INSERT INTO ticket_counters (tenant_id, last_number) VALUES ({db.TenantId}, 1)
                ON CONFLICT (tenant_id) DO UPDATE SET last_number = ticket_counters.last_number + 1
                RETURNING last_number AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return numbers[0];
    }
}
