using System.Collections.Concurrent;

namespace Crm.Imports.Tests.World;

/// <summary>A clock whose timers end when the test says so.</summary>
internal sealed class HeldTimers : TimeProvider
{
    private readonly ConcurrentQueue<Held> _timers = new();
    private volatile bool _hasEnded;

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = new Held(() => callback(state));
        _timers.Enqueue(timer);
        if (_hasEnded)
            End();
        return timer;
    }

    /// <summary>Ends all timers that were begun, and those that begin from now on.</summary>
    public void End()
    {
        _hasEnded = true;
        while (_timers.TryDequeue(out var timer))
            timer.End();
    }

    private sealed class Held(Action end) : ITimer
    {
        private Action? _end = end;

        // Not within the call that began it.
        public void End() =>
            ThreadPool.QueueUserWorkItem(_ => Interlocked.Exchange(ref _end, null)?.Invoke());

        public bool Change(TimeSpan dueTime, TimeSpan period) => _end is not null;

        public void Dispose() => _end = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
