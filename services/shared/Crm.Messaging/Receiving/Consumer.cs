using System.Collections.Concurrent;
using Crm.Messaging.Wire;
using Microsoft.Extensions.Logging;

namespace Crm.Messaging.Receiving;

/// <summary>
/// Lets a subscription take the events of a tenant: all in one transaction, and when that fails one by one, so that one bad event spoils
/// nobody else's.
/// </summary>
internal sealed class Consumer(Inbox inbox, Failures failures, ILogger<Consumer> logger)
    : IDisposable
{
    // Batches of one subscription would only collide.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(
        StringComparer.Ordinal
    );

    /// <param name="subscription">The subscription.</param>
    /// <param name="events">The events.</param>
    /// <param name="isLastAttempt">Whether what fails now is a dead letter, however often it failed before.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The events that need not be sent again.</returns>
    public async Task<IReadOnlySet<ReceivedEvent>> TakeAsync(
        Subscription subscription,
        IReadOnlyList<ReceivedEvent> events,
        bool isLastAttempt,
        CancellationToken cancellationToken
    )
    {
        var turn = _turns.GetOrAdd(subscription.Name, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            await inbox.TakeAsync(subscription, events, cancellationToken);
            return events.ToHashSet();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return await AfterFailureAsync(
                subscription,
                events,
                isLastAttempt,
                exception,
                cancellationToken
            );
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns.Values)
            turn.Dispose();
    }

    private async Task<IReadOnlySet<ReceivedEvent>> AfterFailureAsync(
        Subscription subscription,
        IReadOnlyList<ReceivedEvent> events,
        bool isLastAttempt,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        var taken = new HashSet<ReceivedEvent>();
        if (TransientFailures.IsTransient(exception))
        {
            Report(subscription, exception);
            return taken;
        }
        if (events.Count == 1)
        {
            if (
                await IsGivenUpAsync(
                    subscription,
                    events[0],
                    isLastAttempt,
                    exception,
                    cancellationToken
                )
            )
                taken.Add(events[0]);
            return taken;
        }
        // What comes after a failed event of the same subject waits for it.
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var incoming in events.Where(incoming => !waiting.Contains(incoming.Subject)))
        {
            try
            {
                await inbox.TakeAsync(subscription, [incoming], cancellationToken);
                taken.Add(incoming);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                if (TransientFailures.IsTransient(failure))
                {
                    Report(subscription, failure);
                    return taken;
                }
                if (
                    await IsGivenUpAsync(
                        subscription,
                        incoming,
                        isLastAttempt,
                        failure,
                        cancellationToken
                    )
                )
                    taken.Add(incoming);
                else
                    waiting.Add(incoming.Subject);
            }
        }
        return taken;
    }

    private async Task<bool> IsGivenUpAsync(
        Subscription subscription,
        ReceivedEvent incoming,
        bool isLastAttempt,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        logger.LogError(
            exception,
            "{Consumer} failed on the event {EventId} ({EventType})",
            subscription.Name,
            incoming.Id,
            incoming.Type
        );
        try
        {
            return await failures.CountAsync(
                subscription,
                incoming,
                isLastAttempt,
                exception,
                cancellationToken
            );
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Report(subscription, failure);
            return false;
        }
    }

    private void Report(Subscription subscription, Exception exception) =>
        logger.LogWarning(exception, "{Consumer} cannot take events now", subscription.Name);
}
