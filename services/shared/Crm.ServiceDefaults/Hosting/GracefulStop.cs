using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>How the service stops (section <c>Shutdown</c>).</summary>
public sealed class ShutdownOptions
{
    /// <summary>How long calls are still taken after readiness has become false, so that load balancers see it first.</summary>
    [TimeRange("00:00:00", "00:05:00")]
    public TimeSpan Delay { get; set; }

    /// <summary>How long calls that run may take to end after that.</summary>
    [TimeRange("00:00:00", "00:10:00")]
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Before anything stops: readiness becomes false and the delay passes.</summary>
internal sealed class GracefulStop(
    Readiness readiness,
    IOptions<ShutdownOptions> options,
    TimeProvider time
) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Stop();
        return Task.Delay(options.Value.Delay, time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
