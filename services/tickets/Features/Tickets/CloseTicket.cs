using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Closes a ticket that is resolved.</summary>
internal sealed class CloseTicket(TicketMoves moves)
{
    public Task<Result<Ticket>> HandleAsync(
        CloseTicketRequest request,
        CancellationToken cancellationToken
    ) =>
        moves.MakeAsync(
            new MoveRequest(TicketProcess.Close, request.Id, request.Etag),
            ticket => ComplaintOfMove.Apply(ticket, resolution: "", request.Complaint),
            cancellationToken
        );
}
