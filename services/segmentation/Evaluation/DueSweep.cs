using Crm.ServiceDefaults.Hosting;

namespace Crm.Segmentation.Evaluation;

/// <summary>Lets time pass for segments while the service runs.</summary>
internal sealed class DueSweep(Readiness readiness, DueSweeper sweeper, ILogger<DueSweep> logger)
    : ReadyWork(readiness)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await sweeper.SweepAsync(stoppingToken);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.LogError(exception, "What fell due could not be evaluated");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }
}
