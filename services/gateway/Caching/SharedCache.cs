using System.Collections.Concurrent;

namespace Crm.Gateway.Caching;

/// <summary>
/// A cache of two levels: the memory of the process, which answers without the network, and Redis, where one replica finds what another
/// has loaded. Whoever forgets tells all others. Without Redis it is the first level alone.
/// </summary>
internal sealed class SharedCache<T> : ICache<T>
    where T : class
{
    private const int MostForgotten = 1_000;

    private readonly ConcurrentDictionary<string, long> _forgotten = new(StringComparer.Ordinal);
    private readonly MemoryCache<T> _memory;
    private readonly ICacheFormat<T> _format;
    private readonly CacheSeal _seal;
    private readonly RedisConnection _redis;
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;

    public SharedCache(
        ICacheFormat<T> format,
        CacheSeal seal,
        RedisConnection redis,
        TimeSpan lifetime,
        TimeProvider time
    )
    {
        (_format, _seal, _redis, _lifetime, _time) = (format, seal, redis, lifetime, time);
        _memory = new MemoryCache<T>(format, lifetime, time);
        redis.Listen(Channel, ForgetHere);
        // What was told while nobody listened is not heard again.
        redis.Restored += _memory.Doubt;
    }

    private string Channel => $"forget:{_format.Name}";

    public ValueTask<T?> GetAsync(
        string key,
        Func<Task<T?>> load,
        CancellationToken cancellationToken
    ) => _memory.GetAsync(key, () => LoadAsync(key, load), cancellationToken);

    public bool Knows(string key) => _memory.Knows(key);

    public void Forget(string keyOrTag)
    {
        ForgetHere(keyOrTag);
        _redis.Remove(EntryOf(keyOrTag));
        _redis.Tell(Channel, keyOrTag);
    }

    private void ForgetHere(string keyOrTag)
    {
        if (_forgotten.Count >= MostForgotten)
            DropOld();
        // Another replica may write what it read before the change: for as long as that lives, only the store is asked.
        _forgotten[keyOrTag] = _time.GetTimestamp();
        _memory.Forget(keyOrTag);
    }

    private async Task<T?> LoadAsync(string key, Func<Task<T?>> load)
    {
        if (!IsForgotten(key) && await ReadAsync(key) is { } shared)
            return shared;
        var value = await load();
        if (
            value is not null
            && !IsForgotten(key)
            && !IsForgotten(_format.TagOf(value))
            && _format.Write(value) is { } bytes
        )
            _redis.Set(EntryOf(key), _seal.Close(EntryOf(key), bytes), _lifetime);
        return value;
    }

    private async Task<T?> ReadAsync(string key) =>
        await _redis.GetAsync(EntryOf(key)) is { } closed
        && _seal.TryOpen(EntryOf(key), closed, out var bytes)
        && _format.Read(bytes) is { } value
        && !IsForgotten(_format.TagOf(value))
            ? value
            : null;

    private string EntryOf(string key) => $"{_format.Name}:{key}";

    private bool IsForgotten(string keyOrTag) =>
        _forgotten.TryGetValue(keyOrTag, out var since) && _time.GetElapsedTime(since) < _lifetime;

    private void DropOld()
    {
        foreach (var (key, since) in _forgotten)
        {
            if (_time.GetElapsedTime(since) >= _lifetime)
                _forgotten.TryRemove(key, out _);
        }
        // So much at once is rare: everything here is old then, and entries in Redis live no longer than what is forgotten.
        if (_forgotten.Count >= MostForgotten)
            _forgotten.Clear();
    }
}
