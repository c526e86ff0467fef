using Microsoft.Extensions.Options;

namespace Crm.Gateway.Features.Events;

/// <summary>Sweeps the event log soon after the start and then again and again.</summary>
internal sealed class EventLogSweep(
    EventLogSweeper sweeper,
    IOptions<EventOptions> options,
    TimeProvider time,
    ILogger<EventLogSweep> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = options.Value.SweepInterval;
        for (var wait = interval < FirstAfter ? interval : FirstAfter; ; wait = interval)
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
