using Crm.ServiceDefaults.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Works on operations while the service runs.</summary>
internal sealed class OperationWorker(
    Readiness readiness,
    OperationRunner runner,
    OperationSignal signal,
    IOptions<OperationOptions> options,
    ILogger<OperationWorker> logger
) : ReadyWork(readiness)
{
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await runner.RunTurnAsync(stoppingToken)) { }
                await signal.WaitAsync(options.Value.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "The store did not answer the worker");
                await Task.Delay(options.Value.PollInterval, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
