using Crm.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Receiving;

/// <summary>What the service listens to, as <c>GET /dapr/subscribe</c> says it.</summary>
internal sealed class SubscriptionList(
    Subscriptions subscriptions,
    ServiceIdentity service,
    IOptions<MessagingOptions> options
)
{
    private const int MostAwaitMilliseconds = 100;

    /// <summary>One entry a topic, and one for what the bus could not deliver here; empty when the service listens to nothing.</summary>
    public IReadOnlyList<object> All { get; } = [.. Topics(subscriptions, service, options.Value)];

    /// <summary>The topic of what could not be delivered to a service.</summary>
    public static string DeadLetterTopicOf(string service) => $"{service}-dead-letters";

    private static IEnumerable<object> Topics(
        Subscriptions subscriptions,
        ServiceIdentity service,
        MessagingOptions options
    )
    {
        var topics = subscriptions
            .All.SelectMany(subscription => subscription.Events)
            .GroupBy(wanted => EventTypes.ServiceOf(wanted.Value), StringComparer.Ordinal)
            .OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic =>
                Topic(
                    topic.Key,
                    $"/events/{topic.Key}",
                    topic.Select(wanted => wanted.Key).Distinct().Order(StringComparer.Ordinal),
                    service,
                    options
                )
            )
            .ToList();
        if (topics.Count > 0)
            topics.Add(
                Topic(
                    DeadLetterTopicOf(service.Name),
                    EventsEndpoint.DeadLetters,
                    [],
                    service,
                    options
                )
            );
        return topics;
    }

    // A rule for each type that is wanted. A sidecar takes what no rule matches for undeliverable, so the rest has a route too: it is
    // acknowledged. What cannot be delivered even as a dead letter, as the store is down for long, comes round again.
    private static object Topic(
        string name,
        string path,
        IEnumerable<string> types,
        ServiceIdentity service,
        MessagingOptions options
    ) =>
        new
        {
            pubsubname = options.PubSub,
            topic = name,
            routes = new
            {
                rules = types
                    .Select(type => new { match = $"event.type == \"{type}\"", path })
                    .ToList(),
                @default = path,
            },
            deadLetterTopic = DeadLetterTopicOf(service.Name),
            bulkSubscribe = new
            {
                enabled = true,
                maxMessagesCount = options.DeliveryBatch,
                maxAwaitDurationMs = MostAwaitMilliseconds,
            },
        };
}
