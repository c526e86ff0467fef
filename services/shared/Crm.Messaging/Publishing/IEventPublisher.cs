using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Store;

namespace Crm.Messaging.Publishing;

/// <summary>Gives events to a bus, or to each subscriber.</summary>
internal interface IEventPublisher
{
    /// <summary>Whether nothing can be sent for a while.</summary>
    bool IsResting { get; }

    /// <summary>Sends events away, before the transaction that marks them as published. They may be sent again.</summary>
    /// <param name="db">The store; nothing is written to it.</param>
    /// <param name="events">The events, those of an aggregate in their order.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<SentEvents> SendAsync(
        ServiceDbContext db,
        IReadOnlyList<OutboxEvent> events,
        CancellationToken cancellationToken
    );
}

/// <summary>What became of events.</summary>
/// <param name="Events">Those that are published; with each of them all earlier ones of its aggregate.</param>
/// <param name="Untaken">What subscribers are still to get of them, in the order of the events.</param>
internal sealed record SentEvents(
    IReadOnlyList<OutboxEvent> Events,
    IReadOnlyList<UntakenEvent> Untaken
);

/// <summary>An event that a subscriber is still to get.</summary>
/// <param name="Event">The event.</param>
/// <param name="Subscriber">The service.</param>
/// <param name="Attempts">How often it has asked for it to be sent again.</param>
internal sealed record UntakenEvent(OutboxEvent Event, string Subscriber, int Attempts);
