using System.Collections.Concurrent;

namespace Crm.Gateway.Features.Events;

/// <summary>Wakes the streams of a tenant when its log has grown here. What another replica has logged they find by looking.</summary>
internal sealed class EventLogSignal(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(
        StringComparer.Ordinal
    );

    /// <summary>What ends when the log grows. Ask for it before the log is read.</summary>
    public Task Next(string tenantId) =>
        _waiting
            .GetOrAdd(
                tenantId,
                _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
            )
            .Task;

    /// <summary>Waits until the log grows, or for a while.</summary>
    public async Task WaitAsync(Task next, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Perhaps another replica has logged something.
        }
    }

    /// <summary>The log of a tenant has grown.</summary>
    public void Wake(string tenantId)
    {
        if (_waiting.TryRemove(tenantId, out var waiting))
            waiting.TrySetResult();
    }
}
