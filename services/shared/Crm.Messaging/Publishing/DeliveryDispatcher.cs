using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Sends a subscriber what it did not take when it was published. Any number of dispatchers may do it at once.</summary>
internal sealed class DeliveryDispatcher(
    IServiceScopeFactory scopes,
    DispatchLeases leases,
    DeliveryMarks marks,
    SubscriberPosts posts,
    FaultPoints faults,
    TimeProvider time,
    IOptions<MessagingOptions> options
)
{
    /// <summary>Sends a batch.</summary>
    /// <returns>How many deliveries ended; 0 when there is nothing to do, others do it, or the subscriber does not answer.</returns>
    public async Task<int> DeliverAsync(string subscriber, CancellationToken cancellationToken)
    {
        if (posts.IsResting(subscriber))
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        var now = time.GetInstant();
        var deliveries = db.Set<EventDelivery>().Where(d => d.Subscriber == subscriber);
        var waiting = deliveries
            .Where(d => d.DueTime <= now)
            .OrderBy(d => d.Position)
            .Select(d => d.Partition);
        foreach (var portion in await DispatchLeases.PortionsAsync(db, waiting, cancellationToken))
        {
            if (
                await leases.TakeAsync(db, Lanes.To(subscriber), portion, cancellationToken)
                is not { } leased
            )
                continue;
            var due = await db.ReadAnewAsync(
                () => ReadAsync(db, deliveries, leased, now, cancellationToken),
                cancellationToken
            );
            if (due.Count == 0)
            {
                await leases.GiveBackAsync(db, leased, cancellationToken);
                continue;
            }
            var statuses = await posts.PostAsync(
                subscriber,
                due.ConvertAll(row => row.Event),
                options.Value.DeliveryTimeout,
                cancellationToken
            );
            if (statuses is null)
            {
                await leases.GiveBackAsync(db, leased, cancellationToken);
                return 0;
            }
            faults.Reach(FaultPoints.AfterDeliveryBeforeMark);
            var ended = await marks.MarkAsync(
                scope.ServiceProvider,
                subscriber,
                leased,
                due,
                statuses,
                cancellationToken
            );
            // Where all is to be sent again later, others may have better luck.
            if (ended > 0)
                return ended;
        }
        return 0;
    }

    // An event whose earlier one waits for another attempt waits too; events of other aggregates go on.
    private Task<List<DueDelivery>> ReadAsync(
        ServiceDbContext db,
        IQueryable<EventDelivery> deliveries,
        LeasedPartitions leased,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var rows =
            leased.Partitions.Count == OutboxEvent.Partitions
                ? deliveries
                : deliveries.Where(d => leased.Partitions.Contains(d.Partition));
        return rows.Where(d =>
                d.DueTime <= now
                && !deliveries.Any(earlier =>
                    earlier.AggregateId == d.AggregateId
                    && earlier.Position < d.Position
                    && earlier.Attempts > 0
                    && earlier.DueTime > now
                    && earlier.TenantId == d.TenantId
                )
            )
            .OrderBy(d => d.Position)
            .Take(options.Value.DeliveryBatch)
            .Join(
                db.Set<OutboxEvent>(),
                d => d.EventId,
                outgoing => outgoing.Id,
                (d, outgoing) => new { Delivery = d, Event = outgoing }
            )
            .OrderBy(row => row.Delivery.Position)
            .AsNoTracking()
            .Select(row => new DueDelivery(row.Delivery, row.Event))
            .ToListAsync(cancellationToken);
    }
}
