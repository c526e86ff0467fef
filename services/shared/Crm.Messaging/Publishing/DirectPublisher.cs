using Crm.Messaging.Outbox;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>
/// Publishes without a bus: events are posted to all subscribers at once. What one of them does not take becomes a delivery of its own,
/// which is sent until it is taken; until then all later events are deliveries for that subscriber, too, so that their order holds.
/// </summary>
internal sealed class DirectPublisher(
    SubscriberCatalogue subscribers,
    SubscriberPosts posts,
    IOptions<MessagingOptions> options
) : IEventPublisher
{
    public bool IsResting => false;

    public async Task<SentEvents> SendAsync(
        ServiceDbContext db,
        IReadOnlyList<OutboxEvent> events,
        CancellationToken cancellationToken
    )
    {
        var listening = subscribers.Names.Where(subscribers.MayListen).ToList();
        var behind = await BehindAsync(db, listening, cancellationToken);
        var untaken = await Task.WhenAll(
            listening.Select(name =>
                behind.Contains(name) || posts.IsResting(name) || posts.IsSlow(name)
                    ? Task.FromResult(Later(events, name))
                    : PostAsync(name, events, cancellationToken)
            )
        );
        return new SentEvents(events, [.. untaken.SelectMany(ofOne => ofOne)]);
    }

    // Nobody else adds deliveries of these events' aggregates while their partitions are leased.
    private static async Task<IReadOnlyCollection<string>> BehindAsync(
        ServiceDbContext db,
        IReadOnlyList<string> names,
        CancellationToken cancellationToken
    ) =>
        names.Count == 0
            ? []
            : await names
                .Select(name =>
                    db.Set<EventDelivery>()
                        .Where(delivery => delivery.Subscriber == name)
                        .OrderBy(delivery => delivery.Position)
                        .Select(delivery => delivery.Subscriber)
                        .Take(1)
                )
                .Aggregate((all, next) => all.Concat(next))
                .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<UntakenEvent>> PostAsync(
        string subscriber,
        IReadOnlyList<OutboxEvent> events,
        CancellationToken cancellationToken
    )
    {
        var untaken = new List<UntakenEvent>();
        var refused = new HashSet<(string, Guid)>();
        for (var rest = events; rest.Count > 0; )
        {
            var statuses = await posts.PostAsync(
                subscriber,
                [.. rest.Take(options.Value.DeliveryBatch)],
                options.Value.SlowAfter,
                cancellationToken
            );
            if (statuses is null)
                return [.. untaken, .. Later(rest, subscriber)];
            var unsent = new List<OutboxEvent>();
            foreach (var outgoing in rest)
            {
                var aggregate = (outgoing.TenantId, outgoing.AggregateId);
                var isSent = statuses.TryGetValue(outgoing.Id, out var status);
                if (isSent && status == EventStatus.Retry)
                    untaken.Add(new(outgoing, subscriber, refused.Add(aggregate) ? 1 : 0));
                // What follows a refused event of its aggregate waits for it.
                else if (!isSent && refused.Contains(aggregate))
                    untaken.Add(new(outgoing, subscriber, Attempts: 0));
                else if (!isSent)
                    unsent.Add(outgoing);
            }
            rest = unsent;
        }
        return untaken;
    }

    private static IReadOnlyList<UntakenEvent> Later(
        IReadOnlyList<OutboxEvent> events,
        string subscriber
    ) => [.. events.Select(outgoing => new UntakenEvent(outgoing, subscriber, Attempts: 0))];
}
