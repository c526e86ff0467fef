using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Features.Events;

/// <summary>Counts the streams that are open here.</summary>
internal sealed class EventStreams(IOptions<EventOptions> options)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Opens a stream; null when the tenant has as many as it may. Dispose it when the stream ends.</summary>
    public IDisposable? TryOpen(string tenantId)
    {
        if (
            _open.AddOrUpdate(tenantId, 1, (_, open) => open + 1)
            <= options.Value.MaxStreamsPerTenant
        )
            return new Place(this, tenantId);
        Leave(tenantId);
        return null;
    }

    private void Leave(string tenantId) => _open.AddOrUpdate(tenantId, 0, (_, open) => open - 1);

    private sealed class Place(EventStreams streams, string tenantId) : IDisposable
    {
        private EventStreams? _streams = streams;

        public void Dispose() => Interlocked.Exchange(ref _streams, null)?.Leave(tenantId);
    }
}
