using Crm.Segmentation.Data;
using Crm.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.Segmentation.Features.Quintiles;

/// <summary>Computes quintiles while the service runs.</summary>
internal sealed class QuintileWorker(
    Readiness readiness,
    ComputeQuintiles quintiles,
    QuintileSignal signal,
    TimeProvider time,
    IOptions<QuintileOptions> options,
    ILogger<QuintileWorker> logger
) : ReadyWork(readiness)
{
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var due = await quintiles.RunAsync(stoppingToken);
                if (due is { } next)
                    await Task.Delay(Until(next), stoppingToken);
                else
                    await signal.WaitAsync(options.Value.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Quintiles could not be computed");
                await Task.Delay(options.Value.PollInterval, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private TimeSpan Until(DateTimeOffset due)
    {
        var wait = due - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
