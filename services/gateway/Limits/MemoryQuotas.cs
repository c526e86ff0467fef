using System.Collections.Concurrent;

namespace Crm.Gateway.Limits;

/// <summary>Counts in the memory of the process, in a table of limited size.</summary>
/// <remarks>A bucket is one number: the time at which it is full again (the generic cell rate algorithm).</remarks>
internal sealed class MemoryQuotas(TimeProvider time, int mostBuckets = MemoryQuotas.MostBuckets)
    : IQuotas
{
    public const int MostBuckets = 100_000;

    private readonly ConcurrentDictionary<string, Level> _levels = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();

    /// <summary>How many buckets are not known to be full.</summary>
    public int Count => _levels.Count;

    /// <summary>Whether every bucket is full.</summary>
    public bool IsEmpty => _levels.IsEmpty;

    public ValueTask<Grant> TakeAsync(Bucket bucket) => new(Take(bucket, 1).ToGrant());

    public void Return(Bucket bucket)
    {
        if (_levels.TryGetValue(bucket.Id, out var level))
            Interlocked.Add(ref level.FullAt, -bucket.Cost);
    }

    /// <summary>Takes as many as there are, up to a number; 0 only looks.</summary>
    public Batch Take(Bucket bucket, int wanted)
    {
        if (!_levels.TryGetValue(bucket.Id, out var level))
        {
            if (wanted == 0)
                return new Batch(0, bucket.Quota.Requests, TimeSpan.Zero);
            level = Add(bucket);
        }
        var full = bucket.Cost * bucket.Quota.Requests;
        while (true)
        {
            var (now, fullAt) = (Now, Interlocked.Read(ref level.FullAt));
            var free = full - Math.Max(0, fullAt - now);
            var count = (int)Math.Min(free / bucket.Cost, wanted);
            free -= count * bucket.Cost;
            if (
                count == 0
                || Interlocked.CompareExchange(ref level.FullAt, now + full - free, fullAt)
                    == fullAt
            )
                return new Batch(
                    count,
                    (int)(free / bucket.Cost),
                    TimeSpan.FromTicks(Math.Max(0, bucket.Cost - free))
                );
        }
    }

    private long Now => time.GetElapsedTime(_start).Ticks;

    private Level Add(Bucket bucket)
    {
        if (_levels.Count >= mostBuckets)
            MakeRoom();
        return _levels.GetOrAdd(bucket.Id, _ => new Level());
    }

    // A bucket that is full again needs no place. If none is, all begin anew: a table of limited size forgets rather than grows.
    private void MakeRoom()
    {
        foreach (var (id, level) in _levels)
        {
            if (Interlocked.Read(ref level.FullAt) <= Now)
                _levels.TryRemove(id, out _);
        }
        if (_levels.Count >= mostBuckets)
            _levels.Clear();
    }

    private sealed class Level
    {
        public long FullAt;
    }
}
