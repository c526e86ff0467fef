using Crm.ServiceDefaults.Store;
using Crm.Tickets.Domain;
using Crm.Tickets.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Data;

/// <summary>Keeps the terms of tickets in line with them.</summary>
internal sealed class TicketIndex(TicketsDbContext db)
{
    /// <summary>Writes the terms of a new ticket. Call it in a transaction that was begun.</summary>
    public Task AddAsync(Ticket ticket, CancellationToken cancellationToken) =>
        db.BulkInsertAsync(RowsOf(ticket, SearchTerms.Of(ticket)), cancellationToken);

    /// <summary>Brings the terms of a changed ticket in line. Call it in a transaction that was begun.</summary>
    public async Task UpdateAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var stored = await db
            .TicketTerms.Where(row => row.OwnerId == ticket.Id)
            .Select(row => row.Term)
            .ToListAsync(cancellationToken);
        var wanted = SearchTerms.Of(ticket);
        var left = stored.Except(wanted, StringComparer.Ordinal).ToList();
        if (left.Count > 0)
            await db
                .TicketTerms.Where(row => row.OwnerId == ticket.Id && left.Contains(row.Term))
                .ExecuteDeleteAsync(cancellationToken);
        await db.BulkInsertAsync(
            RowsOf(ticket, wanted.Except(stored, StringComparer.Ordinal)),
            cancellationToken
        );
    }

    private static List<TicketTerm> RowsOf(Ticket ticket, IEnumerable<string> terms) =>
        [.. terms.Select(term => TicketTerm.Create(ticket, term))];
}
