using Crm.Messaging.Outbox;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>
/// Publishes and delivers while the service runs, each lane for itself. A lane works when it is woken: by a write of this process, or by
/// the one look that finds what others left or what is due again.
/// </summary>
internal sealed class MessagingWorker(
    Readiness readiness,
    IServiceScopeFactory scopes,
    DispatchLeases leases,
    OutboxDispatcher outbox,
    DeliveryDispatcher deliveries,
    SubscriberCatalogue subscribers,
    LaneSignals signals,
    MessagingGauges gauges,
    IOptions<MessagingOptions> options,
    ILogger<MessagingWorker> logger
) : ReadyWork(readiness)
{
    private readonly Dictionary<string, Task> _lanes = new(StringComparer.Ordinal);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await AskStoreAsync(db => leases.BeginAsync(db, stoppingToken));
        Open(Lanes.Publish, outbox.PublishAsync, options.Value.PublishBatch, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var name in subscribers.Names)
                Open(
                    Lanes.To(name),
                    token => deliveries.DeliverAsync(name, token),
                    options.Value.DeliveryBatch,
                    stoppingToken
                );
            await AskStoreAsync(db => WakeAsync(db, stoppingToken));
            await gauges.MeasureAsync(stoppingToken);
            await Task.Delay(options.Value.PollInterval, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(_lanes.Values);
        await AskStoreAsync(leases.StopAsync);
    }

    private async Task WakeAsync(ServiceDbContext db, CancellationToken cancellationToken)
    {
        if (await OutboxDispatcher.IsWaitedForAsync(db, cancellationToken))
            signals.Wake(Lanes.Publish);
        if (!await db.Set<EventDelivery>().AnyAsync(cancellationToken))
            return;
        foreach (var name in subscribers.Names)
            signals.Wake(Lanes.To(name));
    }

    private async Task AskStoreAsync(Func<ServiceDbContext, Task> ask)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ask(scope.ServiceProvider.GetRequiredService<ServiceDbContext>());
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The store did not answer the dispatcher");
        }
    }

    private void Open(
        string lane,
        Func<CancellationToken, Task<int>> work,
        int most,
        CancellationToken stoppingToken
    )
    {
        if (!_lanes.ContainsKey(lane))
            _lanes.Add(lane, RunAsync(lane, work, most, stoppingToken));
    }

    private async Task RunAsync(
        string lane,
        Func<CancellationToken, Task<int>> work,
        int most,
        CancellationToken stoppingToken
    )
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await work(stoppingToken) is > 0 and var count)
                {
                    // As many as may leave together are a backlog too.
                    if (count < Math.Min(Lanes.Backlog, most))
                        await Task.Delay(options.Value.GatherTime, stoppingToken);
                }
                await signals.WaitAsync(lane, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "The lane {Lane} failed", lane);
                await Task.Delay(options.Value.PollInterval, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
