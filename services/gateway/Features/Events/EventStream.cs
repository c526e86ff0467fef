using System.Runtime.CompilerServices;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Features.Events;

/// <summary>The events of one caller from a position on, without an end.</summary>
internal sealed class EventStream(
    EventLogReader log,
    EventComposer composer,
    EventPositions positions,
    EventLogSignal signal,
    CallerAccessor caller,
    IOptions<EventOptions> options,
    TimeProvider time
)
{
    private const int MostInSlice = 200;

    // How often a caller is told that the stream has moved on past what it does not want.
    private static readonly TimeSpan MoveInterval = TimeSpan.FromSeconds(10);

    /// <summary>Reads on; the first answer says where the stream begins.</summary>
    public async IAsyncEnumerable<WatchResponse> ReadAsync(
        EventSelection selection,
        WatchRequest request,
        long start,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (position, told) = (start, start);
        var toldAt = time.GetTimestamp();
        yield return new WatchResponse { Position = positions.Write(position) };
        while (true)
        {
            var next = signal.Next(caller.Caller.TenantId);
            var last = (await log.HeadAsync(cancellationToken))?.Last ?? 0;
            if (last > position)
            {
                var slice = await log.ReadAsync(
                    selection,
                    position,
                    last,
                    MostInSlice,
                    cancellationToken
                );
                foreach (
                    var one in await composer.ComposeAsync(
                        slice.Events,
                        request.Include,
                        cancellationToken
                    )
                )
                    yield return new WatchResponse { Position = one.Position, Event = one };
                position = slice.Until;
                if (slice.Events.Count > 0)
                    (told, toldAt) = (slice.Events[^1].Position, time.GetTimestamp());
            }
            if (position > told && time.GetElapsedTime(toldAt) >= MoveInterval)
            {
                yield return new WatchResponse { Position = positions.Write(position) };
                (told, toldAt) = (position, time.GetTimestamp());
            }
            if (position >= last)
                await signal.WaitAsync(next, options.Value.PollInterval, cancellationToken);
        }
    }
}
