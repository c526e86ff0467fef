namespace Crm.Messaging;

/// <summary>Takes the events of a subscription. An incoming event is a use case like a request.</summary>
public interface IEventHandler
{
    /// <summary>Takes a batch of events of one tenant, in the order of arrival; none of them was taken before.</summary>
    /// <remarks>
    /// It runs in the transaction that remembers the events as taken, as a system actor of their tenant. It changes sets, not rows, and
    /// never saves: the effect commits with the memory. It may run again when the work collided with other work.
    /// </remarks>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task HandleAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken);
}
