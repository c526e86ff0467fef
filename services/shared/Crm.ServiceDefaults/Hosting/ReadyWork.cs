using Microsoft.Extensions.Hosting;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>
/// Background work that begins when the service takes calls: what callers wait for starts first, and nobody asks a store that is not
/// there yet.
/// </summary>
public abstract class ReadyWork(Readiness readiness) : BackgroundService
{
    // Other services of the product may still be starting on the same processors.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.WaitAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end that was asked for. A host that is disposed without being stopped would take it for a failure.
        }
    }

    /// <summary>Works until the service stops.</summary>
    protected abstract Task WorkAsync(CancellationToken stoppingToken);
}
