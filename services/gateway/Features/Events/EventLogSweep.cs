namespace Crm.Gateway.Features.Events;

/// <summary>Sweeps the event log a minute after the start and then every hour.</summary>
internal sealed class EventLogSweep(
    EventLogSweeper sweeper,
    TimeProvider time,
    ILogger<EventLogSweep> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = FirstAfter; ; wait = Interval)
        {
            try
            {
                await Task.Delay(wait, time, stoppingToken);
                await sweeper.SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "The event log could not be swept");
            }
        }
    }
}
