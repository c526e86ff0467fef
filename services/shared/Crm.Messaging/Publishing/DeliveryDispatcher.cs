using System.Text.Json;
using Crm.Messaging.Outbox;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Sends a subscriber what it is still to get. Any number of dispatchers may do it at once.</summary>
internal sealed class DeliveryDispatcher(
    IServiceScopeFactory scopes,
    DispatchLeases leases,
    DeliveryMarks marks,
    SubscriberCatalogue subscribers,
    SubscriberClient client,
    RestingLanes resting,
    FaultPoints faults,
    ServiceIdentity service,
    TimeProvider time,
    IOptions<MessagingOptions> options,
    ILogger<DeliveryDispatcher> logger
)
{
    /// <summary>Sends a batch.</summary>
    /// <returns>How many deliveries ended; 0 when there is nothing to do, others do it, or the subscriber does not answer.</returns>
    public async Task<int> DeliverAsync(string subscriber, CancellationToken cancellationToken)
    {
        var lane = Lanes.To(subscriber);
        if (resting.IsResting(lane))
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        var wanted = await AskAsync(subscriber, lane, cancellationToken);
        if (wanted is null)
            return 0;
        var now = time.GetInstant();
        var deliveries = db.Set<EventDelivery>().Where(d => d.Subscriber == subscriber);
        var waiting = deliveries
            .Where(d => d.DueTime <= now)
            .OrderBy(d => d.Position)
            .Select(d => d.Partition);
        foreach (var portion in await DispatchLeases.PortionsAsync(db, waiting, cancellationToken))
        {
            if (await leases.TakeAsync(db, lane, portion, cancellationToken) is not { } leased)
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
            var statuses = await SendAsync(subscriber, due, wanted, cancellationToken);
            if (statuses is null)
            {
                resting.Failed(lane);
                await leases.GiveBackAsync(db, leased, cancellationToken);
                return 0;
            }
            resting.Answered(lane);
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

    private async Task<IReadOnlyDictionary<string, string>?> AskAsync(
        string subscriber,
        string lane,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await subscribers.GetAsync(subscriber, cancellationToken);
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            resting.Failed(lane);
            logger.LogDebug(exception, "{Subscriber} does not say what it wants", subscriber);
            return null;
        }
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

    /// <returns>The statuses; an event without one was not sent. Null when the subscriber did not answer.</returns>
    private async Task<Dictionary<Guid, EventStatus>?> SendAsync(
        string subscriber,
        List<DueDelivery> due,
        IReadOnlyDictionary<string, string> wanted,
        CancellationToken cancellationToken
    )
    {
        var statuses = new Dictionary<Guid, EventStatus>();
        foreach (var row in due.Where(row => !wanted.ContainsKey(row.Event.Type)))
            statuses[row.Event.Id] = EventStatus.Success;
        var events = due.Select(row => row.Event)
            .Where(outgoing => wanted.ContainsKey(outgoing.Type))
            .ToList();
        if (events.Count == 0)
            return statuses;
        faults.Reach(FaultPoints.BeforeDelivery);
        try
        {
            var (body, count) = BulkEnvelope.Write(
                events,
                service.Name,
                options.Value.PubSub,
                EventTypes.SourceOf(service.Name)
            );
            var path = wanted[events[0].Type];
            var answers = await client.PostAsync(subscriber, path, body, cancellationToken);
            foreach (var sent in events.Take(count))
                statuses[sent.Id] = answers.GetValueOrDefault(
                    sent.Id.ToString(),
                    EventStatus.Retry
                );
            return statuses;
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            logger.LogWarning(
                "{Subscriber} does not take events: {Reason}",
                subscriber,
                exception.Message
            );
            return null;
        }
    }

    // An answer that is not what was agreed on is none.
    private static bool IsNoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is JsonException or InvalidOperationException or KeyNotFoundException
        || exception.IsNoAnswer(cancellationToken);
}
