using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Store;

namespace Crm.Messaging.Publishing;

/// <summary>Publishes without a bus: each subscriber gets a delivery of its own, which is sent until it is taken.</summary>
internal sealed class DirectPublisher(
    SubscriberCatalogue subscribers,
    LaneSignals signals,
    TimeProvider time
) : IEventPublisher
{
    public bool IsResting => false;

    public Task<IReadOnlyList<OutboxEvent>> SendAsync(
        IReadOnlyList<OutboxEvent> events,
        CancellationToken cancellationToken
    ) => Task.FromResult(events);

    public Task StoreAsync(
        ServiceDbContext db,
        IReadOnlyList<OutboxEvent> events,
        IReadOnlyDictionary<int, long> positions,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        var deliveries = new List<EventDelivery>(events.Count);
        foreach (var subscriber in subscribers.Names.Where(subscribers.MayListen))
        {
            for (var i = 0; i < events.Count; i++)
            {
                var position = positions[events[i].Partition] - events.Count + i + 1;
                deliveries.Add(EventDelivery.Create(events[i], subscriber, position, now));
            }
        }
        return db.BulkInsertAsync(deliveries, cancellationToken);
    }

    public void Published()
    {
        foreach (var subscriber in subscribers.Names)
            signals.Wake(Lanes.To(subscriber));
    }
}
