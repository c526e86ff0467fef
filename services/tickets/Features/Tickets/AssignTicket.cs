using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Gives a ticket to a user.</summary>
internal sealed class AssignTicket(TicketMoves moves)
{
    public Task<Result<Ticket>> HandleAsync(
        AssignTicketRequest request,
        CancellationToken cancellationToken
    ) =>
        moves.MakeAsync(
            new MoveRequest(TicketProcess.Assign, request.Id, request.Etag),
            ticket =>
            {
                ticket.Assign(
                    request.AssigneeId,
                    request.Queue.Length > 0 ? request.Queue : ticket.Queue
                );
                return null;
            },
            cancellationToken
        );
}
