using Crm.Tickets.Domain;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>What is told of tickets: ids and facts that identify nobody.</summary>
internal static class TicketEvents
{
    public static Wire.TicketCreated Created(Ticket ticket)
    {
        var created = Of<Wire.TicketCreated>(ticket);
        if (ticket.Severity is { } severity)
            created.Severity = (Wire.Complaint.Types.Severity)severity;
        created.Channel = ticket.Channel;
        return created;
    }

    public static Wire.TicketUpdated Updated(Ticket ticket, IEnumerable<string> changedFields)
    {
        var updated = Of<Wire.TicketUpdated>(ticket);
        updated.ChangedFields.Add(changedFields);
        return updated;
    }

    public static Wire.TicketAssigned Assigned(Ticket ticket)
    {
        var assigned = Of<Wire.TicketAssigned>(ticket);
        assigned.AssigneeId = ticket.AssigneeId;
        return assigned;
    }

    public static Wire.TicketStatusChanged StatusChanged(
        Ticket ticket,
        Wire.Ticket.Types.Status from,
        string move
    )
    {
        var changed = Of<Wire.TicketStatusChanged>(ticket);
        changed.From = from;
        changed.To = changed.Status;
        changed.Move = move;
        changed.StatusTime = Timestamp.FromDateTimeOffset(ticket.StatusTime);
        return changed;
    }

    public static Wire.TicketCommented Commented(Ticket ticket, TicketComment comment)
    {
        var commented = Of<Wire.TicketCommented>(ticket);
        commented.CommentId = comment.Id.ToString();
        commented.Visibility = (Wire.TicketComment.Types.Visibility)comment.Visibility;
        commented.Author = (Wire.TicketComment.Types.Author)comment.Author;
        return commented;
    }

    public static Wire.TicketContactIdentified ContactIdentified(
        Ticket ticket,
        string previousContactId
    )
    {
        var identified = Of<Wire.TicketContactIdentified>(ticket);
        identified.PreviousContactId = previousContactId;
        return identified;
    }

    private static TEvent Of<TEvent>(Ticket ticket)
        where TEvent : Wire.ITicketEvent, new() =>
        new()
        {
            TicketId = ticket.Id.ToString(),
            ContactId = ticket.ContactId?.ToString() ?? "",
            RecordedContactId = ticket.RecordedContactId?.ToString() ?? "",
            Kind = (Wire.Ticket.Types.Kind)ticket.Kind,
            Status = (Wire.Ticket.Types.Status)ticket.Status,
            Priority = (Wire.Ticket.Types.Priority)ticket.Priority,
            Queue = ticket.Queue,
            Version = (int)ticket.Version,
            CreateTime = Timestamp.FromDateTimeOffset(ticket.CreateTime),
        };
}
