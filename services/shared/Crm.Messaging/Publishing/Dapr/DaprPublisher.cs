using System.Net;
using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing.Dapr;

/// <summary>
/// Publishes through the sidecar, to the topic of this service. Nothing is sent before the sidecar is there, and what it does not take
/// stays in the outbox.
/// </summary>
internal sealed class DaprPublisher(
    DaprClient dapr,
    RestingLanes resting,
    ServiceIdentity service,
    MessagingTelemetry telemetry,
    IOptions<MessagingOptions> options,
    ILogger<DaprPublisher> logger
) : IEventPublisher
{
    private bool _isThere;

    public bool IsResting => resting.IsResting(Lanes.Publish);

    public async Task<SentEvents> SendAsync(
        ServiceDbContext db,
        IReadOnlyList<OutboxEvent> events,
        CancellationToken cancellationToken
    )
    {
        var sending = new Sending();
        // What was sent is marked while the lease is held.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Value.DeliveryTimeout);
        try
        {
            if (await IsThereAsync(timeout.Token))
                await SendAsync(events, sending, timeout.Token);
        }
        catch (DaprException refusal)
        {
            Rest($"{(int)refusal.StatusCode}");
            Report(refusal.StatusCode);
        }
        catch (Exception exception) when (exception.IsNoAnswer(cancellationToken))
        {
            _isThere = false;
            Rest("no-answer");
            logger.LogWarning("The sidecar does not answer: {Reason}", exception.Message);
        }
        return new SentEvents(sending.Sent, []);
    }

    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        if (!_isThere)
        {
            _isThere = await dapr.CheckOutboundHealthAsync(cancellationToken);
            if (!_isThere)
            {
                Rest("not-ready");
                logger.LogWarning("Events wait until the sidecar is ready");
            }
        }
        return _isThere;
    }

    private async Task SendAsync(
        IReadOnlyList<OutboxEvent> events,
        Sending sending,
        CancellationToken cancellationToken
    )
    {
        var isWhole = true;
        foreach (var bulk in BulkPlan.Of(events, EventTypes.SourceOf(service.Name)))
        {
            var items = bulk.Where(item => !sending.Held.Contains(item.Aggregate)).ToList();
            if (items.Count > 1)
                isWhole &= await SendManyAsync(items, sending, cancellationToken);
            else
                await SendEachAsync(items, sending, cancellationToken);
        }
        if (isWhole)
            resting.Answered(Lanes.Publish);
        else
            Rest("bulk");
    }

    /// <returns>Whether the bus took all that it can read.</returns>
    private async Task<bool> SendManyAsync(
        List<BulkItem> items,
        Sending sending,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var response = await dapr.BulkPublishEventAsync(
                options.Value.PubSub,
                service.Name,
                items.ConvertAll(item => item.Entry),
                cancellationToken
            );
            var failed = response
                .FailedEntries.Select(entry => entry.EntryId)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var item in items)
                sending.Add(item, isSent: !failed.Contains(item.Entry.EntryId));
            if (failed.Count > 0)
                logger.LogWarning("The bus did not take {Count} events", failed.Count);
            return failed.Count == 0;
        }
        catch (DaprException refusal) when (IsOfTheEvent(refusal.StatusCode))
        {
            // One of them is bad: the others are sent all the same.
            await SendEachAsync(items, sending, cancellationToken);
            return true;
        }
    }

    private async Task SendEachAsync(
        IEnumerable<BulkItem> items,
        Sending sending,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in items)
        {
            try
            {
                await dapr.PublishEventAsync(
                    options.Value.PubSub,
                    service.Name,
                    item.Entry.EventData,
                    cancellationToken
                );
                sending.Add(item, isSent: true);
            }
            catch (DaprException refusal) when (IsOfTheEvent(refusal.StatusCode))
            {
                sending.Add(item, isSent: false);
                telemetry.NotPublished($"{(int)refusal.StatusCode}");
                logger.LogCritical(
                    "The sidecar refuses the event {EventId} ({EventType}) with {Status}: it stays in the outbox",
                    item.Event.Id,
                    item.Event.Type,
                    (int)refusal.StatusCode
                );
            }
        }
    }

    private void Rest(string reason)
    {
        telemetry.NotPublished(reason);
        resting.Failed(Lanes.Publish);
    }

    // Nobody but a human changes a token, a scope or the name of a component.
    private void Report(HttpStatusCode status)
    {
        if (
            status
            is HttpStatusCode.Unauthorized
                or HttpStatusCode.Forbidden
                or HttpStatusCode.NotFound
        )
            logger.LogCritical(
                "The sidecar refuses to publish to {PubSub}/{Topic} with {Status}: nothing is sent until that is set right",
                options.Value.PubSub,
                service.Name,
                (int)status
            );
        else
            logger.LogWarning("The bus does not take events: {Status}", (int)status);
    }

    private static bool IsOfTheEvent(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge;

    /// <summary>How far the sending is. An event that could not be sent holds back the later ones of its aggregate.</summary>
    private sealed class Sending
    {
        public List<OutboxEvent> Sent { get; } = [];

        public HashSet<(string, Guid)> Held { get; } = [];

        public void Add(BulkItem item, bool isSent)
        {
            if (isSent)
                Sent.Add(item.Event);
            else
                Held.Add(item.Aggregate);
        }
    }
}
