using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Waits for somebody.</summary>
internal sealed class WaitTicket(TicketMoves moves)
{
    public Task<Result<Ticket>> HandleAsync(
        WaitTicketRequest request,
        CancellationToken cancellationToken
    ) =>
        moves.MakeAsync(
            new MoveRequest(TicketProcess.Wait, request.Id, request.Etag, request.WaitingReason),
            ticket =>
            {
                ticket.Wait((WaitingFor)request.WaitingFor, request.WaitingReason);
                return null;
            },
            cancellationToken
        );
}
