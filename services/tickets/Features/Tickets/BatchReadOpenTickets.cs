using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Reads the tickets of contacts that are not resolved, the newest first.</summary>
internal sealed class BatchReadOpenTickets(TicketsDbContext db)
{
    private const int MostTickets = 50;

    /// <summary>The newest tickets of a contact, and how many there are.</summary>
    public sealed record Found(IReadOnlyList<Ticket> Tickets, int Count);

    public async Task<IReadOnlyList<Found>> HandleAsync(
        IReadOnlyList<string> contactIds,
        CancellationToken cancellationToken
    )
    {
        var keys = contactIds.Select(ReadBatches.Parse).ToList();
        var ids = keys.OfType<Guid>().Distinct().ToList();
        var open = db
            .Tickets.AsNoTracking()
            .ByKey()
            .Where(ticket =>
                ticket.Status == TicketStatus.New
                || ticket.Status == TicketStatus.Open
                || ticket.Status == TicketStatus.Pending
            );
        var counts = await open.Where(ticket => EF.Parameter(ids).Contains(ticket.ContactId!.Value))
            .GroupBy(ticket => ticket.ContactId!.Value)
            .Select(contact => new { contact.Key, Count = contact.LongCount() })
            .ToDictionaryAsync(contact => contact.Key, contact => contact.Count, cancellationToken);
        var newest = await FirstOfEach.ReadAsync(
            counts,
            id =>
                open.Where(ticket => ticket.ContactId == id)
                    .OrderByDescending(ticket => ticket.CreateTime)
                    .ThenByDescending(ticket => ticket.Id)
                    .Take(MostTickets),
            few =>
                open.Where(ticket => EF.Parameter(few).Contains(ticket.ContactId!.Value))
                    .Select(ticket => ticket.ContactId)
                    .Distinct()
                    .SelectMany(id =>
                        open.Where(ticket =>
                                EF.Parameter(few).Contains(ticket.ContactId!.Value)
                                && ticket.ContactId == id
                            )
                            .OrderByDescending(ticket => ticket.CreateTime)
                            .ThenByDescending(ticket => ticket.Id)
                            .Take(MostTickets)
                    ),
            ticket => ticket.ContactId!.Value,
            rows => rows.ToListAsync(cancellationToken)
        );
        return keys.ConvertAll(key => key is { } id ? Of(id, newest, counts) : new Found([], 0));
    }

    private static Found Of(
        Guid contactId,
        ILookup<Guid, Ticket> newest,
        Dictionary<Guid, long> counts
    ) =>
        new(
            [
                .. newest[contactId]
                    .OrderByDescending(ticket => ticket.CreateTime)
                    .ThenByDescending(ticket => ticket.Id),
            ],
            (int)counts.GetValueOrDefault(contactId)
        );
}
