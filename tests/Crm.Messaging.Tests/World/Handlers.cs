using System.Diagnostics;

namespace Crm.Messaging.Tests.World;

/// <summary>How the handlers of a service behave.</summary>
internal sealed class Behaviour
{
    private long _place;

    /// <summary>What a handler throws on an event; null for nothing.</summary>
    public Func<IncomingEvent, Exception?> Fails { get; set; } = _ => null;

    /// <summary>What a handler waits for before it takes events.</summary>
    public Func<CancellationToken, Task> Waits { get; set; } = _ => Task.CompletedTask;

    /// <summary>How often a handler was asked.</summary>
    public int Batches { get; set; }

    public long NextPlace() => Interlocked.Increment(ref _place);
}

internal abstract class TakingHandler(WorldDbContext db, Behaviour behaviour) : IEventHandler
{
    public async Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        behaviour.Batches++;
        await behaviour.Waits(cancellationToken);
        foreach (var incoming in events)
        {
            if (behaviour.Fails(incoming) is { } failure)
                throw failure;
            db.TakenEvents.Add(
                TakenEvent.Create(
                    incoming,
                    GetType().Name,
                    Activity.Current?.TraceId.ToHexString() ?? "",
                    behaviour.NextPlace()
                )
            );
        }
    }
}

internal sealed class TakeFacts(WorldDbContext db, Behaviour behaviour)
    : TakingHandler(db, behaviour);

internal sealed class TakeStates(WorldDbContext db, Behaviour behaviour)
    : TakingHandler(db, behaviour);
