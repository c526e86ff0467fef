using System.Collections.Concurrent;
using Crm.Gateway.Caching;

namespace Crm.Gateway.Limits;

/// <summary>
/// Counts in Redis, for all replicas together, and in the memory of this one while Redis is not to be had. What is taken out of Redis is
/// never more than the quota; what a replica has leased and does not use is missing to others for a second at most.
/// </summary>
internal sealed class SharedQuotas : IQuotas
{
    private const int Rounds = 3;

    private readonly ConcurrentDictionary<string, Lease> _leases = new(StringComparer.Ordinal);
    private readonly RedisConnection _redis;
    private readonly MemoryQuotas _memory;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Func<Bucket, int, Task<Batch>> _fetch;
    private readonly Func<long> _clock;

    public SharedQuotas(RedisConnection redis, MemoryQuotas memory, TimeProvider time)
    {
        (_redis, _memory, _time, _start) = (redis, memory, time, time.GetTimestamp());
        (_fetch, _clock) = (FetchAsync, () => _time.GetElapsedTime(_start).Ticks);
    }

    public ValueTask<Grant> TakeAsync(Bucket bucket)
    {
        var lease = LeaseOf(bucket);
        if (!lease.TryTake(_clock(), out var grant, out var isLow))
            return WaitAsync(lease, bucket);
        if (isLow)
            _ = lease.RefillAsync(_fetch, _clock);
        return new(grant);
    }

    public void Return(Bucket bucket) => LeaseOf(bucket).Return();

    private async ValueTask<Grant> WaitAsync(Lease lease, Bucket bucket)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await lease.RefillAsync(_fetch, _clock);
            if (lease.TryTake(_clock(), out var grant, out _))
                return grant;
        }
        // Others were quicker each time.
        return (await FetchAsync(bucket, 1)).ToGrant();
    }

    private async Task<Batch> FetchAsync(Bucket bucket, int wanted) =>
        await QuotaScript.TakeAsync(_redis, bucket, wanted) ?? _memory.Take(bucket, wanted);

    private Lease LeaseOf(Bucket bucket)
    {
        if (_leases.TryGetValue(bucket.Id, out var lease))
            return lease;
        if (_leases.Count >= MemoryQuotas.MostBuckets)
            _leases.Clear();
        return _leases.GetOrAdd(bucket.Id, _ => new Lease(bucket));
    }
}
