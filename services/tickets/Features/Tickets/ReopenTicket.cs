using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Opens a ticket again that was resolved or closed.</summary>
internal sealed class ReopenTicket(TicketMoves moves)
{
    public Task<Result<Ticket>> HandleAsync(
        ReopenTicketRequest request,
        CancellationToken cancellationToken
    ) =>
        moves.MakeAsync(
            new MoveRequest(TicketProcess.Reopen, request.Id, request.Etag, request.Reason),
            _ => null,
            cancellationToken
        );
}
