using Crm.ServiceDefaults.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Testing;

/// <summary>Sweeps when a test says so.</summary>
public static class Sweeping
{
    /// <summary>Lets all that sweeps in a service sweep.</summary>
    public static async Task SweepAsync(this IServiceProvider services)
    {
        foreach (var sweeper in services.GetServices<ISweeper>())
            await sweeper.SweepAsync(CancellationToken.None);
    }
}
