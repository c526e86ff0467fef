using Crm.ServiceDefaults.Store;
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
                db.Provider == StoreProvider.SqlServer ? Merge(db.TenantId) : Insert(db.TenantId)
            )
            .ToListAsync(cancellationToken);
        return numbers[0];
    }

    private static FormattableString Insert(string tenant) =>
        $"""
            INSERT INTO ticket_counters (tenant_id, last_number) VALUES ({tenant}, 1)
            ON CONFLICT (tenant_id) DO UPDATE SET last_number = ticket_counters.last_number + 1
            RETURNING last_number AS "Value"
            """;

    private static FormattableString Merge(string tenant) =>
        $"""
            MERGE INTO ticket_counters WITH (HOLDLOCK) AS known
            USING (VALUES ({tenant})) AS excluded (tenant_id) ON known.tenant_id = excluded.tenant_id
            WHEN MATCHED THEN UPDATE SET last_number = known.last_number + 1
            WHEN NOT MATCHED THEN INSERT (tenant_id, last_number) VALUES (excluded.tenant_id, 1)
            OUTPUT inserted.last_number AS [Value];
            """;
}
