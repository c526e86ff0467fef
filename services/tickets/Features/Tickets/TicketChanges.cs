using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Tells what happens with a ticket: its audit row and its events.</summary>
internal sealed class TicketChanges(ChangeLog changes, EventLog events)
{
    private const string TicketType = "ticket";
    private const string CommentType = "ticketComment";

    public void Created(Ticket ticket)
    {
        events.Add(ticket, TicketEvents.Created(ticket));
        changes.Created(
            TicketType,
            ticket.Id.ToString(),
            ticket.Version,
            ticket.CreateTime,
            TicketMapping.ToWire(ticket)
        );
    }

    /// <summary>Its content changed.</summary>
    public void Updated(Ticket ticket, Wire.Ticket before)
    {
        var after = TicketMapping.ToWire(ticket);
        var change = new ResourceChange(
            TicketType,
            after.Id,
            ticket.Version,
            ticket.UpdateTime,
            before,
            after
        );
        events.Add(ticket, TicketEvents.Updated(ticket, change.Fields));
        if (after.ContactId != before.ContactId)
            events.Add(ticket, TicketEvents.ContactIdentified(ticket, before.ContactId));
        Changed(ticket, before);
    }

    /// <summary>It made a move.</summary>
    public void Moved(Ticket ticket, Wire.Ticket before, TicketMove move)
    {
        if (move.To is null)
            events.Add(ticket, TicketEvents.Assigned(ticket));
        else
            events.Add(ticket, TicketEvents.StatusChanged(ticket, before.Status, move.Name));
        Changed(ticket, before);
    }

    /// <summary>It became known who asks.</summary>
    public void Identified(Ticket ticket, Wire.Ticket before)
    {
        events.Add(ticket, TicketEvents.ContactIdentified(ticket, before.ContactId));
        Changed(ticket, before);
    }

    public void Commented(Ticket ticket, TicketComment comment)
    {
        events.Add(ticket, TicketEvents.Commented(ticket, comment));
        changes.Created(
            CommentType,
            comment.Id.ToString(),
            version: 1,
            comment.CreateTime,
            TicketMapping.ToWire(comment)
        );
    }

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
