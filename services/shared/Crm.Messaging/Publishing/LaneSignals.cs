using System.Collections.Concurrent;
using Crm.ServiceDefaults.Operations;

namespace Crm.Messaging.Publishing;

/// <summary>Wakes the lanes of this process when there is work for them.</summary>
internal sealed class LaneSignals : IDisposable
{
    private readonly ConcurrentDictionary<string, OperationSignal> _signals = new(
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

    private OperationSignal Of(string lane) => _signals.GetOrAdd(lane, _ => new OperationSignal());
}
