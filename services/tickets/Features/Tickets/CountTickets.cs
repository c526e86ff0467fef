using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using Status = Crm.Tickets.V1.Ticket.Types.Status;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Counts tickets by status and queue: the store groups them, and no ticket is read.</summary>
internal sealed class CountTickets(TicketsDbContext db)
{
    private const int MostQueues = 1_000;

    public async Task<Result<CountTicketsResponse>> HandleAsync(
        CountTicketsRequest request,
        CancellationToken cancellationToken
    )
    {
        var tickets = db.Tickets.AsNoTracking();
        if (request.Filter.Length > 0)
        {
            var compiled = TicketFilter.Schema.Compile(request.Filter, FilterLimits.Default);
            if (!compiled.IsSuccess)
                return ListErrors.FilterInvalid(compiled.Errors);
            tickets = tickets.Where(compiled.Value.Predicate);
        }
        var groups = await tickets
            .GroupBy(ticket => new { ticket.QueueKey, ticket.Status })
            .Select(group => new Group(
                group.Key.QueueKey,
                group.Max(ticket => ticket.Queue)!,
                group.Key.Status,
                group.Count()
            ))
            .ToListAsync(cancellationToken);
        return new CountTicketsResponse
        {
            Total = groups.Sum(group => group.Count),
            Statuses =
            {
                Enum.GetValues<TicketStatus>()
                    .Select(status =>
                        ToWire(status, groups.Where(group => group.Status == status))
                    ),
            },
            Queues =
            {
                groups
                    .GroupBy(group => group.QueueKey, StringComparer.Ordinal)
                    .Select(ToWire)
                    .OrderByDescending(queue => queue.Count)
                    .ThenBy(queue => queue.Queue, StringComparer.Ordinal)
                    .Take(MostQueues),
            },
        };
    }

    private static QueueCount ToWire(IGrouping<string, Group> queue) =>
        new()
        {
            Queue = queue.Select(group => group.Queue).Max(StringComparer.Ordinal)!,
            Count = queue.Sum(group => group.Count),
            Statuses =
            {
                queue.OrderBy(group => group.Status).Select(group => ToWire(group.Status, [group])),
            },
        };

    private static StatusCount ToWire(TicketStatus status, IEnumerable<Group> groups) =>
        new() { Status = (Status)status, Count = groups.Sum(group => group.Count) };

    private sealed record Group(string QueueKey, string Queue, TicketStatus Status, int Count);
}
