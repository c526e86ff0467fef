using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Begins with a ticket, or goes on after waiting.</summary>
internal sealed class StartTicket(TicketMoves moves)
{
    public Task<Result<Ticket>> HandleAsync(
        StartTicketRequest request,
        CancellationToken cancellationToken
    ) =>
        moves.MakeAsync(
            new MoveRequest(TicketProcess.Start, request.Id, request.Etag),
            _ => null,
            cancellationToken
        );
}
