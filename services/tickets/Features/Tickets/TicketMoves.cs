using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Makes the moves of tickets: all go the same way, and what each allows and needs is data.</summary>
internal sealed class TicketMoves(
    TicketsDbContext db,
    TicketProcess process,
    TicketChanges changes,
    CallerAccessor caller,
    TimeProvider time
)
{
    /// <summary>Makes a move.</summary>
    /// <param name="request">The move.</param>
    /// <param name="apply">Takes over what the request says into the ticket; an error stops the move.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<Ticket>> MakeAsync(
        MoveRequest request,
        Func<Ticket, Error?> apply,
        CancellationToken cancellationToken
    )
    {
        var ticket = await db
            .Tickets.Include(row => row.Stays.Where(stay => stay.LeaveTime == null))
            .WithIdAsync(request.Id, cancellationToken);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (Etag.Check(request.Etag, ticket.Version) is { } stale)
            return stale;
        var found = process.Find(request.Name, ticket.Status);
        if (found.Error is not null)
            return found.Error;
        var move = found.Value;
        var before = TicketMapping.ToWire(ticket);
        if (apply(ticket) is { } wrong)
            return wrong;
        var isSame = move.To is null && TicketMapping.ToWire(ticket).Equals(before);
        if (!isSame)
            Move(ticket, move, request.Reason);
        var missing = process.Missing(ticket, move);
        if (missing.Count > 0)
            return TicketErrors.FieldMissing(missing, prefix: "");
        if (!isSame)
            changes.Moved(ticket, before, move);
        return ticket;
    }

    private void Move(Ticket ticket, TicketMove move, string reason)
    {
        var now = time.GetInstant();
        ticket.Move(
            move.To is { } to
                ? new StatusChange(to, move.Name, caller.Caller.Actor, reason, now)
                : null,
            now
        );
    }
}

/// <summary>Asks for a move.</summary>
/// <param name="Name">The move.</param>
/// <param name="Id">The ticket.</param>
/// <param name="Etag">The version that is meant; may be empty.</param>
/// <param name="Reason">Why; may be empty.</param>
internal sealed record MoveRequest(string Name, string Id, string Etag, string Reason = "");
