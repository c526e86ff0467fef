using System.Collections.Concurrent;
using Crm.ServiceDefaults.Hosting;

namespace Crm.Messaging.Publishing;

/// <summary>Wakes the lanes of this process when there is work for them.</summary>
internal sealed class LaneSignals : IDisposable
{
    private readonly ConcurrentDictionary<string, WorkSignal> _signals = new(
        StringComparer.Ordinal
    );

    public void Wake(string lane) => Of(lane).Set();

    /// <summary>Waits until there is work.</summary>
    public Task WaitAsync(string lane, CancellationToken cancellationToken) =>
        Of(lane).WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    public void Dispose()
    {
        foreach (var signal in _signals.Values)
            signal.Dispose();
    }

    private WorkSignal Of(string lane) => _signals.GetOrAdd(lane, _ => new WorkSignal());
}
