using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Publishes and delivers while the service runs, each lane for itself.</summary>
internal sealed class MessagingWorker(
    OutboxDispatcher outbox,
    DeliveryDispatcher deliveries,
    SubscriberCatalogue subscribers,
    LaneSignals signals,
    MessagingGauges gauges,
    IOptions<MessagingOptions> options,
    ILogger<MessagingWorker> logger
) : BackgroundService
{
    private readonly Dictionary<string, Task> _lanes = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // SQLite works synchronously: the start of the service does not wait for the first turn.
        await Task.Yield();
        Open(Lanes.Publish, outbox.PublishAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var name in subscribers.Names)
                Open(Lanes.To(name), token => deliveries.DeliverAsync(name, token), stoppingToken);
            await gauges.MeasureAsync(stoppingToken);
            await Task.Delay(options.Value.PollInterval, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(_lanes.Values);
    }

    private void Open(
        string lane,
        Func<CancellationToken, Task<int>> work,
        CancellationToken stoppingToken
    )
    {
        if (!_lanes.ContainsKey(lane))
            _lanes.Add(lane, RunAsync(lane, work, stoppingToken));
    }

    private async Task RunAsync(
        string lane,
        Func<CancellationToken, Task<int>> work,
        CancellationToken stoppingToken
    )
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await work(stoppingToken) > 0) { }
                await signals.WaitAsync(lane, options.Value.PollInterval, stoppingToken);
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
