using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Resolves a ticket.</summary>
internal sealed class ResolveTicket(TicketMoves moves)
{
    public Task<Result<Ticket>> HandleAsync(
        ResolveTicketRequest request,
        CancellationToken cancellationToken
    ) =>
        moves.MakeAsync(
            new MoveRequest(TicketProcess.Resolve, request.Id, request.Etag),
            ticket => ComplaintOfMove.Apply(ticket, request.Resolution, request.Complaint),
            cancellationToken
        );
}
