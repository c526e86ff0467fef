namespace Crm.Gateway.Caching;

/// <summary>Remembers for a few seconds what was loaded. What it knows is answered without leaving the process.</summary>
/// <typeparam name="T">What is remembered; it does not change.</typeparam>
internal interface ICache<T>
    where T : class
{
    /// <summary>What is known under a key, or else is loaded now, once for all who ask at the same time. That there is nothing is known, too.</summary>
    /// <param name="key">The key: no secret, no personal data.</param>
    /// <param name="load">Loads it.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller.</param>
    ValueTask<T?> GetAsync(string key, Func<Task<T?>> load, CancellationToken cancellationToken);

    /// <summary>Whether something was found under the key not long ago.</summary>
    bool Knows(string key);

    /// <summary>Forgets what has the key or the tag: here at once, and in all replicas that can be told.</summary>
    void Forget(string keyOrTag);
}

/// <summary>What a cache must know of what it remembers.</summary>
internal interface ICacheFormat<T>
    where T : class
{
    /// <summary>The name of the cache, where several share a server.</summary>
    string Name { get; }

    /// <summary>What else it is forgotten by.</summary>
    string TagOf(T value);

    /// <summary>The bytes that other replicas may share; null for what stays in the process, such as personal data.</summary>
    byte[]? Write(T value);

    /// <summary>Reads the bytes; null when they are of another version.</summary>
    T? Read(ReadOnlySpan<byte> bytes);
}
