using System.Text.Json;
using Crm.Messaging.Wire;
using Microsoft.Extensions.Logging;

namespace Crm.Messaging.Receiving;

/// <summary>Gives events to all subscriptions that want them.</summary>
internal sealed class EventReceiver(
    Subscriptions subscriptions,
    Consumer consumer,
    ILogger<EventReceiver> logger
)
{
    /// <summary>Takes events in their order.</summary>
    /// <param name="events">The events.</param>
    /// <param name="isLastAttempt">Whether the bus has given them up: what cannot be handled now is a dead letter.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The status of each: it is taken when all subscriptions took it. What nobody wants is taken.</returns>
    public async Task<EventStatus[]> ReceiveAsync(
        IReadOnlyList<JsonElement> events,
        bool isLastAttempt,
        CancellationToken cancellationToken
    )
    {
        var received = events.Select(CloudEventJson.Read).ToList();
        var statuses = new EventStatus[received.Count];
        for (var i = 0; i < received.Count; i++)
        {
            if (received[i] is not null)
                continue;
            // What is dropped goes to the dead-letter topic; what comes from there has nowhere to go, and no tenant to be kept for.
            statuses[i] = isLastAttempt ? EventStatus.Success : EventStatus.Drop;
            logger.LogWarning("Something arrived that is no event of the product");
        }
        foreach (var subscription in subscriptions.All)
        {
            var wanted = Enumerable
                .Range(0, received.Count)
                .Where(i =>
                    received[i] is { } incoming && subscription.Events.ContainsKey(incoming.Type)
                )
                .ToList();
            foreach (
                var ofTenant in wanted.GroupBy(i => received[i]!.TenantId, StringComparer.Ordinal)
            )
            {
                var taken = await consumer.TakeAsync(
                    subscription,
                    [.. ofTenant.Select(i => received[i]!)],
                    isLastAttempt,
                    cancellationToken
                );
                foreach (var i in ofTenant.Where(i => !taken.Contains(received[i]!)))
                    statuses[i] = EventStatus.Retry;
            }
        }
        return statuses;
    }
}
