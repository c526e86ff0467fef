namespace Crm.ServiceDefaults.Calls;

/// <summary>A replica of a service, and how it answered lately.</summary>
/// <param name="address">Scheme, host and port.</param>
/// <param name="host">The host that requests name; null for that of the address.</param>
/// <param name="time">Tells how long a try takes, and when a rest is over.</param>
internal sealed class Replica(Uri address, string? host, TimeProvider time)
{
    private const int RestPerTry = 5;
    private static readonly TimeSpan LeastRest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    private volatile bool _isProven;
    private int _isTried;
    private long _triedAt;
    private long _brokeAt;
    private long _rest;

    /// <summary>
    /// Whether the next call may go there. A replica that answered last takes all. One that nobody has heard, or not since its connection broke, takes
    /// one at a time, and none while it rests: others need not wait for a connection that may never be made. The longer it takes a call to find that out,
    /// the longer is the rest, up to ten seconds.
    /// </summary>
    public bool TryEnter()
    {
        if (_isProven)
            return true;
        var now = time.GetUtcNow().Ticks;
        if (IsResting(now) || Interlocked.CompareExchange(ref _isTried, 1, 0) != 0)
            return false;
        Volatile.Write(ref _triedAt, now);
        return true;
    }

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
        var now = time.GetUtcNow().Ticks;
        var lost = Volatile.Read(ref _isTried) == 1 ? now - Volatile.Read(ref _triedAt) : 0;
        Volatile.Write(
            ref _rest,
            Math.Clamp(lost * RestPerTry, LeastRest.Ticks, LongestRest.Ticks)
        );
        Volatile.Write(ref _brokeAt, now);
        _isProven = false;
        Volatile.Write(ref _isTried, 0);
    }

    /// <summary>The call ended without telling anything about it.</summary>
    public void Leave() => Volatile.Write(ref _isTried, 0);

    // A clock that is set back does not make it rest for longer.
    private bool IsResting(long now) =>
        Math.Abs(now - Volatile.Read(ref _brokeAt)) < Volatile.Read(ref _rest);
}
