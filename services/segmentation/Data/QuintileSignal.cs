namespace Crm.Segmentation.Data;

/// <summary>Wakes who computes the quintiles in this process.</summary>
internal sealed class QuintileSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>There is something to compute.</summary>
    public void Set()
    {
        lock (_lock)
        {
            if (_set.CurrentCount == 0)
                _set.Release();
        }
    }

    /// <summary>Waits until there is something, or some time at most.</summary>
    public Task<bool> WaitAsync(TimeSpan most, CancellationToken cancellationToken) =>
        _set.WaitAsync(most, cancellationToken);

    public void Dispose() => _set.Dispose();
}
