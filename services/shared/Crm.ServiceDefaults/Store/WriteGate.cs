using System.Diagnostics;

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
public sealed class WriteGate
{
    private readonly bool _isOpen;
    private readonly StoreTelemetry? _telemetry;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource>[] _waiting = [new(), new(), new()];
    private bool _taken;

    /// <summary>A gate that nobody measures.</summary>
    /// <param name="isOpen">Whether everybody passes at once.</param>
    public WriteGate(bool isOpen)
        : this(isOpen, telemetry: null) { }

    internal WriteGate(bool isOpen, StoreTelemetry? telemetry)
    {
        _isOpen = isOpen;
        _telemetry = telemetry;
    }

    /// <summary>Waits for the turn; dispose the lease to let the next one in.</summary>
    public async ValueTask<IDisposable> EnterAsync(
        WritePriority priority,
        CancellationToken cancellationToken
    )
    {
        if (_isOpen)
            return Lease.None;
        var began = Stopwatch.GetTimestamp();
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
        _telemetry?.Waited(priority, Stopwatch.GetElapsedTime(began));
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
