using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Messaging.Retention;

/// <summary>Sweeps a few minutes after the start and then every hour.</summary>
internal sealed class MessagingSweep(
    MessagingSweeper sweeper,
    TimeProvider time,
    ILogger<MessagingSweep> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstAfter;
        while (true)
        {
            try
            {
                await Task.Delay(wait, time, stoppingToken);
                wait = Interval;
                await sweeper.SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Old events could not be swept");
            }
        }
    }
}
