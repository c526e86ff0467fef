using Crm.ServiceDefaults.Changes;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Tells what changes with a ticket: its audit row.</summary>
internal sealed class TicketChanges(ChangeLog changes)
{
    private const string TicketType = "ticket";
    private const string CommentType = "ticketComment";

    public void Created(Ticket ticket) =>
        changes.Created(
            TicketType,
            ticket.Id.ToString(),
            ticket.Version,
            ticket.CreateTime,
            TicketMapping.ToWire(ticket)
        );

    /// <summary>Its content changed.</summary>
    public void Updated(Ticket ticket, Wire.Ticket before) => Changed(ticket, before);

    /// <summary>It made a move.</summary>
    public void Moved(Ticket ticket, Wire.Ticket before, TicketMove move) => Changed(ticket, before);

    /// <summary>It became known who asks.</summary>
    public void Identified(Ticket ticket, Wire.Ticket before) => Changed(ticket, before);

    public void Commented(Ticket ticket, TicketComment comment) =>
        changes.Created(
            CommentType,
            comment.Id.ToString(),
            version: 1,
            comment.CreateTime,
            TicketMapping.ToWire(comment)
        );

    private void Changed(Ticket ticket, Wire.Ticket before) =>
        changes.Updated(
            TicketType,
            ticket.Id.ToString(),
            ticket.Version,
            ticket.UpdateTime,
            before,
            TicketMapping.ToWire(ticket)
        );
}
