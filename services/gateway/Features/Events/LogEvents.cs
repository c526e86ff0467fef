using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Messaging;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Crm.Gateway.Features.Events;

/// <summary>Appends the events of all services to the log of their tenant, each once.</summary>
internal sealed class LogEvents(
    GatewayDbContext db,
    UnitOfWork work,
    EventLogSignal signal,
    TimeProvider time
) : IEventHandler
{
    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true)
    );

    public async Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        var tenantId = events[0].TenantId;
        var fresh = await FreshAsync(events, cancellationToken);
        if (fresh.Count == 0)
            return;
        var head = await db.EventLogHeads.FirstOrDefaultAsync(cancellationToken);
        if (head is null)
            db.EventLogHeads.Add(head = EventLogHead.Create(tenantId));
        var position = head.Append(fresh.Count, time.GetInstant());
        var rows = fresh.ConvertAll(incoming =>
            LoggedEvent.Create(incoming, Formatter.Format(incoming.Data), position++, head.LastTime)
        );
        if (db.Database.CurrentTransaction is null)
            db.LoggedEvents.AddRange(rows);
        else
            await db.BulkInsertAsync(rows, cancellationToken);
        work.AfterCommit(() => signal.Wake(tenantId));
    }

    // The inbox knows what was taken in the last weeks; the log knows what it has.
    private async Task<List<IncomingEvent>> FreshAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        var ids = events.Select(incoming => incoming.Id).ToList();
        var known = await db
            .LoggedEvents.Where(logged => EF.Parameter(ids).Contains(logged.EventId))
            .Select(logged => new { logged.Source, logged.EventId })
            .ToListAsync(cancellationToken);
        var seen = known.Select(one => (one.Source, one.EventId)).ToHashSet();
        return [.. events.Where(incoming => seen.Add((incoming.Source, incoming.Id)))];
    }
}
