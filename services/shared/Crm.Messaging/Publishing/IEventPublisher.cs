using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Store;

namespace Crm.Messaging.Publishing;

/// <summary>Gives events to a bus, or to the deliveries of each subscriber.</summary>
internal interface IEventPublisher
{
    /// <summary>Whether nothing can be sent for a while.</summary>
    bool IsResting { get; }

    /// <summary>Sends events away, before the transaction that marks them as published. They may be sent again.</summary>
    /// <returns>Those that were sent; with each of them all earlier ones of its aggregate.</returns>
    Task<IReadOnlyList<OutboxEvent>> SendAsync(
        IReadOnlyList<OutboxEvent> events,
        CancellationToken cancellationToken
    );

    /// <summary>Writes what belongs into that transaction.</summary>
    /// <param name="db">The store, in the transaction.</param>
    /// <param name="events">The events, those of an aggregate in their order.</param>
    /// <param name="positions">The position of each partition after these events.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task StoreAsync(
        ServiceDbContext db,
        IReadOnlyList<OutboxEvent> events,
        IReadOnlyDictionary<int, long> positions,
        CancellationToken cancellationToken
    );

    /// <summary>The events are published for good.</summary>
    void Published();
}
