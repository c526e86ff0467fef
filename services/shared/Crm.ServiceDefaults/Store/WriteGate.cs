namespace Crm.ServiceDefaults.Store;

/// <summary>Who may write first when several wait.</summary>
public enum WritePriority
{
    /// <summary>A request of a caller.</summary>
    Request,

    /// <summary>An incoming event.</summary>
    Inbox,

    /// <summary>Background work, such as an import.</summary>
    Background,
}

/// <summary>
/// Lets one writer at a time into a SQLite file, by priority, without blocking a thread: the driver would block one while the file is
/// busy. For a server engine the gate is always open.
/// </summary>
public sealed class WriteGate(bool isOpen)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource>[] _waiting = [new(), new(), new()];
    private bool _taken;

    /// <summary>Waits for the turn; dispose the lease to let the next one in.</summary>
    public async ValueTask<IDisposable> EnterAsync(
        WritePriority priority,
        CancellationToken cancellationToken
    )
    {
        if (isOpen)
            return Lease.None;
        TaskCompletionSource? turn = null;
        lock (_lock)
        {
            if (_taken)
            {
                turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting[(int)priority].Enqueue(turn);
            }
            _taken = true;
        }
        if (turn is not null)
        {
            await using var cancelled = cancellationToken.Register(() =>
                turn.TrySetCanceled(cancellationToken)
            );
            await turn.Task;
        }
        return new Lease(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            foreach (var queue in _waiting)
            {
                while (queue.TryDequeue(out var next))
                {
                    if (next.TrySetResult())
                        return;
                }
            }
            _taken = false;
        }
    }

    private sealed class Lease(WriteGate? gate) : IDisposable
    {
        public static readonly Lease None = new(null);

        private WriteGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
