using Microsoft.Extensions.Options;

namespace Crm.Messaging.Receiving;

/// <summary>What the service listens to, as <c>GET /dapr/subscribe</c> says it.</summary>
internal sealed class SubscriptionList(
    Subscriptions subscriptions,
    IOptions<MessagingOptions> options
)
{
    private const int MostAwaitMilliseconds = 100;

    /// <summary>One entry a topic, with a rule for each type: what nobody wants is not sent.</summary>
    public IReadOnlyList<object> All { get; } =
    [
        .. subscriptions
            .All.SelectMany(subscription => subscription.Events)
            .GroupBy(wanted => EventTypes.ServiceOf(wanted.Value), StringComparer.Ordinal)
            .OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => new
            {
                pubsubname = options.Value.PubSub,
                topic = topic.Key,
                routes = new
                {
                    rules = topic
                        .Select(wanted => wanted.Key)
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                        .Select(type => new
                        {
                            match = $"event.type == \"{type}\"",
                            path = $"/events/{topic.Key}",
                        })
                        .ToList(),
                },
                bulkSubscribe = new
                {
                    enabled = true,
                    maxMessagesCount = options.Value.DeliveryBatch,
                    maxAwaitDurationMs = MostAwaitMilliseconds,
                },
            }),
    ];
}
