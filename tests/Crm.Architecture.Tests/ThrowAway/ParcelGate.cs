using System.Collections.Concurrent;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>Holds the read of one parcel until a test lets it go on, so that others wait for it.</summary>
internal sealed class ParcelGate : IDisposable
{
    private static readonly ConcurrentDictionary<string, ParcelGate> Closed = new(
        StringComparer.Ordinal
    );

    private readonly TaskCompletionSource _arrived = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource _open = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <summary>The id of the parcel whose read stops here.</summary>
    public string Id { get; } = $"gate-{Guid.NewGuid()}";

    /// <summary>Returns when the read has come to the gate.</summary>
    public Task Arrived => _arrived.Task;

    public ParcelGate() => Closed[Id] = this;

    /// <summary>Waits while the gate of an id is closed.</summary>
    public static async Task PassAsync(string id, CancellationToken cancellation)
    {
        if (!Closed.TryGetValue(id, out var gate))
            return;
        gate._arrived.TrySetResult();
        await gate._open.Task.WaitAsync(cancellation);
    }

    /// <summary>Lets the read go on.</summary>
    public void Open() => _open.TrySetResult();

    public void Dispose()
    {
        Open();
        Closed.TryRemove(Id, out _);
    }
}
