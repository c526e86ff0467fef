using System.Collections.Concurrent;
using System.Text.Json;
using Crm.Messaging.Outbox;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Posts events to subscribers, and keeps in mind how they answer.</summary>
internal sealed class SubscriberPosts(
    SubscriberCatalogue subscribers,
    SubscriberClient client,
    RestingLanes resting,
    FaultPoints faults,
    ServiceIdentity service,
    MessagingTelemetry telemetry,
    TimeProvider time,
    IOptions<MessagingOptions> options,
    ILogger<SubscriberPosts> logger
)
{
    private readonly ConcurrentDictionary<string, bool> _slow = new(StringComparer.Ordinal);

    /// <summary>Whether it did not answer a while ago, and is left alone.</summary>
    public bool IsResting(string subscriber) => resting.IsResting(Lanes.To(subscriber));

    /// <summary>Whether it took longer than <see cref="MessagingOptions.SlowAfter"/> for the last events.</summary>
    public bool IsSlow(string subscriber) => _slow.ContainsKey(subscriber);

    /// <summary>Posts the first of some events, as many as a request holds.</summary>
    /// <param name="subscriber">The service.</param>
    /// <param name="events">The events, in their order.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// The statuses, those of events that it does not want among them; an event without one was not sent. Null when it did not answer.
    /// </returns>
    public async Task<IReadOnlyDictionary<Guid, EventStatus>?> PostAsync(
        string subscriber,
        IReadOnlyList<OutboxEvent> events,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        faults.Reach(FaultPoints.BeforeDelivery);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var begin = time.GetTimestamp();
        try
        {
            var paths = await subscribers.GetAsync(subscriber, limit.Token);
            var statuses = await PostAsync(subscriber, events, paths, limit.Token);
            resting.Answered(Lanes.To(subscriber));
            Remember(subscriber, time.GetElapsedTime(begin) > options.Value.SlowAfter);
            return statuses;
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            Remember(subscriber, limit.IsCancellationRequested);
            resting.Failed(Lanes.To(subscriber));
            logger.LogWarning(
                "{Subscriber} does not take events: {Reason}",
                subscriber,
                limit.IsCancellationRequested ? $"no answer within {patience}" : exception.Message
            );
            return null;
        }
    }

    private async Task<Dictionary<Guid, EventStatus>> PostAsync(
        string subscriber,
        IReadOnlyList<OutboxEvent> events,
        IReadOnlyDictionary<string, string> paths,
        CancellationToken cancellationToken
    )
    {
        var statuses = events
            .Where(outgoing => !paths.ContainsKey(outgoing.Type))
            .ToDictionary(outgoing => outgoing.Id, _ => EventStatus.Success);
        var wanted = events.Where(outgoing => paths.ContainsKey(outgoing.Type)).ToList();
        if (wanted.Count == 0)
            return statuses;
        var (body, count) = BulkEnvelope.Write(
            wanted,
            service.Name,
            options.Value.PubSub,
            EventTypes.SourceOf(service.Name)
        );
        var answers = await client.PostAsync(
            subscriber,
            paths[wanted[0].Type],
            body,
            cancellationToken
        );
        var taken = 0;
        foreach (var sent in wanted.Take(count))
        {
            var status = answers.GetValueOrDefault(sent.Id.ToString(), EventStatus.Retry);
            statuses[sent.Id] = status;
            taken += status == EventStatus.Retry ? 0 : 1;
        }
        telemetry.Delivered(taken, subscriber);
        return statuses;
    }

    private void Remember(string subscriber, bool isSlow)
    {
        if (isSlow)
            _slow[subscriber] = true;
        else
            _slow.TryRemove(subscriber, out _);
    }

    // An answer that is not what was agreed on is none.
    private static bool IsNoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is JsonException or InvalidOperationException or KeyNotFoundException
        || exception.IsNoAnswer(cancellationToken);
}
