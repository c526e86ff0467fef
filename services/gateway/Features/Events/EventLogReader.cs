using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Gateway.Features.Events;

/// <summary>Reads the log of the caller's tenant.</summary>
internal sealed class EventLogReader(GatewayDbContext db, EventPositions positions)
{
    // Positions have few gaps, so this bounds the rows that one read looks at.
    private const int MostScanned = 5_000;
    private const int MostFiltered = 1_000;

    /// <summary>The position that is meant by a position as callers see it, else by a time; null when neither is given.</summary>
    public async Task<Result<long?>> StartAsync(
        string position,
        DateTimeOffset? since,
        CancellationToken cancellationToken
    )
    {
        if (position.Length == 0 && since is null)
            return (long?)null;
        var head = await HeadAsync(cancellationToken);
        if (position.Length > 0)
        {
            if (!positions.TryRead(position, out var known) || known > (head?.Last ?? 0))
                return EventErrors.PositionInvalid;
            return head?.HasLost(known) == true ? EventErrors.Expired : known;
        }
        var from = since!.Value.Truncate();
        if (head?.SweptTime >= from)
            return EventErrors.Expired;
        var first = await db
            .LoggedEvents.Where(logged => logged.LogTime >= from)
            .OrderBy(logged => logged.LogTime)
            .ThenBy(logged => logged.Position)
            .Select(logged => (long?)logged.Position)
            .FirstOrDefaultAsync(cancellationToken);
        return first - 1 ?? head?.Last ?? 0;
    }

    /// <summary>Where the log begins and ends; null before it has events.</summary>
    public Task<EventLogHead?> HeadAsync(CancellationToken cancellationToken) =>
        db.EventLogHeads.AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    /// <summary>The events after a position, in one query.</summary>
    /// <param name="selection">Which events.</param>
    /// <param name="after">The position.</param>
    /// <param name="last">The newest position that is committed.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<EventSlice> ReadAsync(
        EventSelection selection,
        long after,
        long last,
        int most,
        CancellationToken cancellationToken
    )
    {
        // The events of a subject are found by an index, however far apart they are.
        var until = selection.Subject.Length > 0 ? last : Math.Min(last, after + MostScanned);
        var rows = db
            .LoggedEvents.AsNoTracking()
            .Where(logged =>
                logged.Position > after
                && logged.Position <= until
                && EF.Parameter(selection.Types).Contains(logged.Type)
            );
        if (selection.Subject.Length > 0)
            rows = rows.Where(logged => logged.Subject == selection.Subject);
        var take = selection.Matches is null ? most : MostFiltered;
        var read = await rows.OrderBy(logged => logged.Position)
            .Take(take)
            .ToListAsync(cancellationToken);
        if (read.Count == take)
            until = read[^1].Position;
        if (selection.Matches is not { } matches)
            return new EventSlice(read, until);
        var matching = read.Where(logged => matches(new EventView(logged))).ToList();
        if (matching.Count <= most)
            return new EventSlice(matching, until);
        matching.RemoveRange(most, matching.Count - most);
        return new EventSlice(matching, matching[^1].Position);
    }
}

/// <summary>Events, and how far the log was read for them.</summary>
/// <param name="Events">The events, in the order of the log.</param>
/// <param name="Until">The position up to which there are no others.</param>
internal sealed record EventSlice(IReadOnlyList<LoggedEvent> Events, long Until);
