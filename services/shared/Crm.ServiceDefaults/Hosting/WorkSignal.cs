namespace Crm.ServiceDefaults.Hosting;

/// <summary>Wakes background work of this process when there is something to do.</summary>
public class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>There is work.</summary>
    public void Set()
    {
        lock (_lock)
        {
            if (_set.CurrentCount == 0)
                _set.Release();
        }
    }

    /// <summary>Waits until there is work, or some time at most.</summary>
    /// <returns>Whether there is work.</returns>
    public Task<bool> WaitAsync(TimeSpan most, CancellationToken cancellationToken) =>
        _set.WaitAsync(most, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _set.Dispose();
        GC.SuppressFinalize(this);
    }
}
