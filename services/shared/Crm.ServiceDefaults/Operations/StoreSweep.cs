using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Sweeps the store a minute after the start and then every hour.</summary>
internal sealed class StoreSweep(
    StoreSweeper sweeper,
    TimeProvider time,
    ILogger<StoreSweep> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);
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
                logger.LogError(exception, "The store could not be swept");
            }
        }
    }
}
