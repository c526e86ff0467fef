using System.Data;
using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Publishes the events that were saved. Any number of dispatchers may do it at once.</summary>
internal sealed class OutboxDispatcher(
    IServiceScopeFactory scopes,
    DispatchLeases leases,
    IEventPublisher publisher,
    LaneSignals signals,
    Backoff backoff,
    FaultPoints faults,
    MessagingTelemetry telemetry,
    TimeProvider time,
    IOptions<MessagingOptions> options
)
{
    /// <summary>Publishes a batch.</summary>
    /// <returns>How many events; 0 when there is nothing to do, or others do it.</returns>
    public async Task<int> PublishAsync(CancellationToken cancellationToken)
    {
        if (publisher.IsResting)
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        foreach (
            var portion in await DispatchLeases.PortionsAsync(db, Waiting(db), cancellationToken)
        )
        {
            var leased = await leases.TakeAsync(db, Lanes.Publish, portion, cancellationToken);
            if (leased is null)
                continue;
            var events = await db.ReadAnewAsync(
                () => ReadAsync(db, leased, cancellationToken),
                cancellationToken
            );
            if (events.Count == 0)
            {
                await leases.GiveBackAsync(db, leased, cancellationToken);
                continue;
            }
            faults.Reach(FaultPoints.BeforePublish);
            var sent = await publisher.SendAsync(db, events, cancellationToken);
            if (sent.Events.Count == 0)
            {
                await leases.GiveBackAsync(db, leased, cancellationToken);
                continue;
            }
            await MarkAsync(scope.ServiceProvider, leased, sent, cancellationToken);
            faults.Reach(FaultPoints.AfterMark);
            foreach (
                var subscriber in sent.Untaken.Select(untaken => untaken.Subscriber).Distinct()
            )
                signals.Wake(Lanes.To(subscriber));
            telemetry.Published(sent.Events.Count);
            return sent.Events.Count;
        }
        return 0;
    }

    /// <summary>
    /// Whether there is something to publish. The first one is looked for in its order: a server that was last told of a time when all of
    /// them waited would read those of a week to find any.
    /// </summary>
    public static async Task<bool> IsWaitedForAsync(
        ServiceDbContext db,
        CancellationToken cancellationToken
    ) => (await Waiting(db).Take(1).ToListAsync(cancellationToken)).Count > 0;

    // The partitions of what waits.
    private static IQueryable<int> Waiting(ServiceDbContext db) =>
        Pending(db)
            .OrderBy(outgoing => outgoing.Time)
            .ThenBy(outgoing => outgoing.Sequence)
            .Select(outgoing => outgoing.Partition);

    private static IQueryable<OutboxEvent> Pending(ServiceDbContext db) =>
        db.Set<OutboxEvent>()
            .AsNoTracking()
            .Where(outgoing => outgoing.Status == OutboxStatus.Pending);

    // Claimed by status and by the time of the event. Clocks of several machines differ: an event that stands before an earlier one of its
    // aggregate waits for it, and what follows that one waits too. The earlier one is looked for by its aggregate: by the status, of which
    // servers believe that it finds next to nothing, each would be compared with all that wait.
    private async Task<List<OutboxEvent>> ReadAsync(
        ServiceDbContext db,
        LeasedPartitions leased,
        CancellationToken cancellationToken
    )
    {
        var rows =
            leased.Partitions.Count == OutboxEvent.Partitions
                ? Pending(db)
                : Pending(db).Where(outgoing => leased.Partitions.Contains(outgoing.Partition));
        var events = await rows.Where(outgoing =>
                !db.Set<OutboxEvent>()
                    .Any(earlier =>
                        earlier.TenantId == outgoing.TenantId
                        && earlier.AggregateId == outgoing.AggregateId
                        && earlier.Sequence < outgoing.Sequence
                        && earlier.Time > outgoing.Time
                        && earlier.PublishTime == null
                    )
            )
            .OrderBy(outgoing => outgoing.Time)
            .ThenBy(outgoing => outgoing.Sequence)
            .Take(options.Value.PublishBatch)
            .ToListAsync(cancellationToken);
        var last = new Dictionary<(string TenantId, Guid AggregateId), long>();
        return events.FindAll(outgoing =>
        {
            var aggregate = (outgoing.TenantId, outgoing.AggregateId);
            if (last.TryGetValue(aggregate, out var before) && outgoing.Sequence != before + 1)
                return false;
            last[aggregate] = outgoing.Sequence;
            return true;
        });
    }

    private async Task MarkAsync(
        IServiceProvider services,
        LeasedPartitions leased,
        SentEvents sent,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<ServiceDbContext>();
        var work = services.GetRequiredService<UnitOfWork>();
        await work.BeginAsync(
            WritePriority.Background,
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        await db.PlanAnewAsync(cancellationToken);
        await StoreAsync(db, leased, sent, cancellationToken);
        faults.Reach(FaultPoints.AfterPublishBeforeMark);
        var ids = sent.Events.Select(outgoing => outgoing.Id).ToList();
        var now = time.GetInstant();
        await db.Set<OutboxEvent>()
            .Where(outgoing => EF.Parameter(ids).Contains(outgoing.Id))
            .ExecuteUpdateAsync(
                outgoing =>
                    outgoing
                        .SetProperty(e => e.Status, OutboxStatus.Published)
                        .SetProperty(e => e.PublishTime, now),
                cancellationToken
            );
        await work.CommitAsync(cancellationToken);
    }

    // Deliveries stand in the order of the events, behind all that stand there already.
    private async Task StoreAsync(
        ServiceDbContext db,
        LeasedPartitions leased,
        SentEvents sent,
        CancellationToken cancellationToken
    )
    {
        if (sent.Untaken.Count == 0)
        {
            await DispatchLeases.EndAsync(db, leased, positions: 0, cancellationToken);
            return;
        }
        var count = sent.Events.Count;
        var after = await DispatchLeases.MoveOnAsync(db, leased, count, cancellationToken);
        var places = sent.Events.Index().ToDictionary(row => row.Item.Id, row => row.Index + 1);
        var now = time.GetInstant();
        var next = (time.GetUtcNow() + backoff.After(attempts: 1)).Truncate();
        await db.BulkInsertAsync(
            sent.Untaken.Select(untaken =>
                    EventDelivery.Create(
                        untaken.Event,
                        untaken.Subscriber,
                        after[untaken.Event.Partition] - count + places[untaken.Event.Id],
                        untaken.Attempts,
                        untaken.Attempts > 0 ? next : now,
                        now
                    )
                )
                .ToList(),
            cancellationToken
        );
    }
}
