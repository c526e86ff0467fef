namespace Crm.Gateway.Limits;

/// <summary>
/// Requests of a bucket that this replica has taken out of Redis and may let through without asking again. A busy bucket is leased in
/// larger parts, up to what comes back in a tenth of a second; a quiet one request by request, which is exact.
/// </summary>
internal sealed class Lease(Bucket bucket)
{
    private const int Most = 1_000;
    private const int Busy = 8;

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);

    // What was not needed by then is given up: it has come back in Redis meanwhile.
    private readonly long _longest = Math.Max(TimeSpan.TicksPerSecond, bucket.Cost);
    private readonly int _most = (int)
        Math.Clamp(TimeSpan.TicksPerSecond / 10 / bucket.Cost, 1, Most);
    private readonly Lock _lock = new();
    private int _left;
    private int _size = 1;
    private int _behind;
    private int _waiting;
    private long _since = long.MinValue / 2;
    private long _emptyUntil = long.MinValue;
    private Task? _refill;

    /// <summary>Answers without Redis, if that can be done.</summary>
    /// <param name="now">In ticks.</param>
    /// <param name="grant">The answer.</param>
    /// <param name="isLow">Whether more should be fetched before the rest is used up.</param>
    public bool TryTake(long now, out Grant grant, out bool isLow)
    {
        lock (_lock)
        {
            isLow = false;
            if (now - _since > _longest)
                _left = 0;
            if (_left > 0)
            {
                _left--;
                isLow = _size >= Busy && _left < _size / 4 && now >= _emptyUntil;
                grant = new Grant(IsGranted: true, _behind + _left, TimeSpan.Zero);
                return true;
            }
            grant = new Grant(
                IsGranted: false,
                0,
                TimeSpan.FromTicks(Math.Max(0, _emptyUntil - now))
            );
            return now < _emptyUntil;
        }
    }

    /// <summary>Puts one back.</summary>
    public void Return()
    {
        lock (_lock)
            _left++;
    }

    /// <summary>Fetches more, once for all who ask at the same time.</summary>
    /// <param name="fetch">Takes so many out of the bucket.</param>
    /// <param name="clock">The time in ticks.</param>
    public Task RefillAsync(Func<Bucket, int, Task<Batch>> fetch, Func<long> clock)
    {
        lock (_lock)
        {
            _waiting++;
            return _refill ??= FetchAsync(fetch, clock);
        }
    }

    private async Task FetchAsync(Func<Bucket, int, Task<Batch>> fetch, Func<long> clock)
    {
        // Whoever comes in the same moment is counted, and nothing is fetched under the lock.
        await Task.Yield();
        int wanted;
        lock (_lock)
        {
            Resize(clock() - _since);
            wanted = Math.Max(_size, _waiting);
            _waiting = 0;
        }
        var batch = await fetch(bucket, wanted);
        lock (_lock)
        {
            var now = clock();
            _left = (now - _since > _longest ? 0 : _left) + batch.Count;
            (_behind, _since) = (batch.Remaining, now);
            _emptyUntil = batch.Count < wanted ? now + batch.RetryAfter.Ticks : long.MinValue;
            _refill = null;
        }
    }

    private void Resize(long age)
    {
        if (age > _longest)
            _size = 1;
        else if (age < Quick.Ticks)
            _size = Math.Min(_size * 2, _most);
    }
}
