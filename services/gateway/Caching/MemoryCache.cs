using System.Collections.Concurrent;

namespace Crm.Gateway.Caching;

/// <summary>A cache in the memory of the process, of limited size.</summary>
internal sealed class MemoryCache<T>(ICacheFormat<T> format, TimeSpan lifetime, TimeProvider time)
    : ICache<T>
    where T : class
{
    /// <summary>How many entries it holds at most.</summary>
    public const int MostEntries = 50_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<T?>>> _loading = new(
        StringComparer.Ordinal
    );
    private long _forgotten;
    private long _doubted = long.MinValue;

    /// <summary>How many entries it holds.</summary>
    public int Count => _entries.Count;

    public ValueTask<T?> GetAsync(
        string key,
        Func<Task<T?>> load,
        CancellationToken cancellationToken
    ) =>
        _entries.TryGetValue(key, out var entry) && IsFresh(entry)
            ? new ValueTask<T?>(entry.Value)
            : new ValueTask<T?>(LoadAsync(key, load, cancellationToken));

    public bool Knows(string key) =>
        _entries.TryGetValue(key, out var entry) && entry.Value is not null;

    public void Forget(string keyOrTag)
    {
        Interlocked.Increment(ref _forgotten);
        _loading.Clear();
        _entries.TryRemove(keyOrTag, out _);
        foreach (var (key, entry) in _entries)
        {
            if (entry.Value is { } value && format.TagOf(value) == keyOrTag)
                _entries.TryRemove(key, out _);
        }
    }

    /// <summary>Loads everything again before it answers.</summary>
    public void Doubt()
    {
        Interlocked.Increment(ref _forgotten);
        Volatile.Write(ref _doubted, time.GetTimestamp());
        _loading.Clear();
    }

    private async Task<T?> LoadAsync(
        string key,
        Func<Task<T?>> load,
        CancellationToken cancellationToken
    )
    {
        var loading = _loading.GetOrAdd(
            key,
            _ => new Lazy<Task<T?>>(() => LoadAndKeepAsync(key, load))
        );
        return await loading.Value.WaitAsync(cancellationToken);
    }

    private async Task<T?> LoadAndKeepAsync(string key, Func<Task<T?>> load)
    {
        try
        {
            var (forgotten, since) = (Interlocked.Read(ref _forgotten), time.GetTimestamp());
            var value = await load();
            // What was forgotten meanwhile may have been read before it changed.
            if (forgotten == Interlocked.Read(ref _forgotten))
            {
                if (_entries.Count >= MostEntries)
                    MakeRoom();
                _entries[key] = new Entry(value, since);
            }
            return value;
        }
        finally
        {
            _loading.TryRemove(key, out _);
        }
    }

    private void MakeRoom()
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Value is null || !IsFresh(entry))
                _entries.TryRemove(key, out _);
        }
        if (_entries.Count >= MostEntries)
            _entries.Clear();
    }

    private bool IsFresh(Entry entry) =>
        time.GetElapsedTime(entry.Since) < lifetime && entry.Since > Volatile.Read(ref _doubted);

    private sealed record Entry(T? Value, long Since);
}
