namespace Crm.ServiceDefaults.Calls;

/// <summary>A replica of a service, and how it answered lately.</summary>
/// <param name="address">Scheme, host and port.</param>
/// <param name="host">The host that requests name; null for that of the address.</param>
/// <param name="time">Measures its rest.</param>
internal sealed class Replica(Uri address, string? host, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private volatile bool _isProven;
    private int _isTried;
    private long _brokeAt;

    /// <summary>
    /// Whether the next call may go there. A replica that answered last takes all. One that nobody has heard, or not since its connection broke, takes
    /// one at a time, and none while it rests: others need not wait for a connection that may never be made.
    /// </summary>
    public bool TryEnter() =>
        _isProven || (!IsResting && Interlocked.CompareExchange(ref _isTried, 1, 0) == 0);

    /// <summary>Makes it the receiver of a request.</summary>
    public void Receive(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
        request.Headers.Host = host;
    }

    /// <summary>It answered.</summary>
    public void Prove()
    {
        _isProven = true;
        Volatile.Write(ref _isTried, 0);
    }

    /// <summary>A connection to it could not be made, or broke.</summary>
    public void Break()
    {
        Volatile.Write(ref _brokeAt, time.GetTimestamp());
        _isProven = false;
        Volatile.Write(ref _isTried, 0);
    }

    /// <summary>The call ended without telling anything about it.</summary>
    public void Leave() => Volatile.Write(ref _isTried, 0);

    private bool IsResting =>
        Volatile.Read(ref _brokeAt) is not 0 and var since && time.GetElapsedTime(since) < Rest;
}
