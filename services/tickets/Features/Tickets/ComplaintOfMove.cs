using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>What a move says of a complaint and of what was done.</summary>
internal static class ComplaintOfMove
{
    /// <summary>Takes it over into the ticket; the error when the ticket is no complaint.</summary>
    public static Error? Apply(Ticket ticket, string resolution, Wire.Complaint? given)
    {
        if (given is not null && ticket.Complaint is null)
            return TicketErrors.ComplaintUnexpected.At("complaint");
        ticket.Resolve(
            resolution,
            given is null ? null : TicketReader.Merge(ticket.Complaint!, given)
        );
        return null;
    }
}
