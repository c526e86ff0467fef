using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Keeps one trace id over all services where nothing is exported and whatever is logged.</summary>
/// <remarks>Without a listener ASP.NET Core makes an activity, which carries the trace on, only while its own log is enabled.</remarks>
internal sealed class TracePropagation(ActivitySource requests) : IHostedService, IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => ReferenceEquals(source, requests),
        Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
            ActivitySamplingResult.PropagationData,
    };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();
}
