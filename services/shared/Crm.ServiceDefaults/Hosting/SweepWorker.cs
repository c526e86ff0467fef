using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Lets all sweepers of the service sweep soon after the start, and then each at its interval.</summary>
internal sealed class SweepWorker(
    Readiness readiness,
    IEnumerable<ISweeper> sweepers,
    TimeProvider time,
    ILogger<SweepWorker> logger
) : ReadyWork(readiness)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);

    protected override Task WorkAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sweepers.Select(sweeper => RunAsync(sweeper, stoppingToken)));

    private async Task RunAsync(ISweeper sweeper, CancellationToken stoppingToken)
    {
        var first = sweeper.Interval < FirstAfter ? sweeper.Interval : FirstAfter;
        for (var wait = first; ; wait = sweeper.Interval)
        {
            await Task.Delay(wait, time, stoppingToken);
            try
            {
                await sweeper.SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "{Sweeper} could not sweep", sweeper.GetType().Name);
            }
        }
    }
}

/// <summary>Adds what sweeps.</summary>
public static class SweeperExtensions
{
    /// <summary>Adds a sweeper, and who lets it sweep.</summary>
    public static IServiceCollection AddSweeper<TSweeper>(this IServiceCollection services)
        where TSweeper : class, ISweeper =>
        services.AddSingleton<ISweeper, TSweeper>().AddHostedService<SweepWorker>();
}
