using Crm.Gateway.V1;

namespace Crm.Gateway.Features.Events;

/// <summary>A stream that is open. Dispose it when nobody reads it any more.</summary>
internal sealed class WatchedEvents(
    IDisposable place,
    Func<CancellationToken, IAsyncEnumerable<WatchResponse>> read
) : IDisposable
{
    /// <summary>What is told, until somebody ends it.</summary>
    public IAsyncEnumerable<WatchResponse> ReadAsync(CancellationToken cancellationToken) =>
        read(cancellationToken);

    public void Dispose() => place.Dispose();
}
