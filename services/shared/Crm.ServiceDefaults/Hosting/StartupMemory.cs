using Microsoft.Extensions.Hosting;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Gives back once what only starting needed. Without load nothing else would: the collector begins when memory is asked for.</summary>
internal sealed class StartupMemory(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    // A process may be several services.
    private static int _isGivenBack;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Settling, time, stoppingToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (
            !stoppingToken.IsCancellationRequested
            && Interlocked.Exchange(ref _isGivenBack, 1) == 0
        )
            GC.Collect(
                GC.MaxGeneration,
                GCCollectionMode.Aggressive,
                blocking: true,
                compacting: true
            );
    }
}
