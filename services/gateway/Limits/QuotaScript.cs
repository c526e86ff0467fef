using Crm.Gateway.Caching;

namespace Crm.Gateway.Limits;

/// <summary>Counts in Redis, by the clock of Redis: one script that nothing else comes between.</summary>
internal static class QuotaScript
{
    private const string Text = """
        local window = tonumber(ARGV[1]) * 1000000
        local requests = tonumber(ARGV[2])
        local wanted = tonumber(ARGV[3])
        local cost = window / requests
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        local fullAt = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
        local free = (now + window - fullAt) / cost + 0.000001
        local count = math.max(0, math.min(math.floor(free), wanted))
        if count > 0 then
          fullAt = fullAt + count * cost
          redis.call('SET', KEYS[1], string.format('%.0f', fullAt), 'PX', math.ceil((fullAt - now) / 1000))
        end
        local remaining = math.max(0, math.floor(free - count))
        local retry = math.max(0, math.ceil(fullAt + cost - window - now))
        return {count, remaining, retry}
        """;

    /// <summary>Takes as many as there are, up to a number; null when Redis is not to be had.</summary>
    public static async Task<Batch?> TakeAsync(RedisConnection redis, Bucket bucket, int wanted) =>
        await redis.EvaluateAsync(
            Text,
            $"quota:{bucket.Id}",
            bucket.Quota.WindowSeconds,
            bucket.Quota.Requests,
            wanted
        )
            is [var count, var remaining, var retry]
            ? new Batch((int)count, (int)remaining, TimeSpan.FromMicroseconds(retry))
            : null;
}
