using Crm.Tickets.Domain;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>What is told of tickets: ids and facts that identify nobody.</summary>
internal static class TicketEvents
{
    public static Wire.TicketCreated Created(Ticket ticket) =>
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
            Severity = ticket.Severity is { } severity
                ? (Wire.Complaint.Types.Severity)severity
                : Wire.Complaint.Types.Severity.Unspecified,
            Channel = ticket.Channel,
        };

    public static Wire.TicketUpdated Updated(Ticket ticket, IEnumerable<string> changedFields) =>
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
            ChangedFields = { changedFields },
        };

    public static Wire.TicketAssigned Assigned(Ticket ticket) =>
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
            AssigneeId = ticket.AssigneeId,
        };

    public static Wire.TicketStatusChanged StatusChanged(
        Ticket ticket,
        Wire.Ticket.Types.Status from,
        string move
    ) =>
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
            From = from,
            To = (Wire.Ticket.Types.Status)ticket.Status,
            Move = move,
            StatusTime = Timestamp.FromDateTimeOffset(ticket.StatusTime),
        };

    public static Wire.TicketCommented Commented(Ticket ticket, TicketComment comment) =>
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
            CommentId = comment.Id.ToString(),
            Visibility = (Wire.TicketComment.Types.Visibility)comment.Visibility,
            Author = (Wire.TicketComment.Types.Author)comment.Author,
        };

    public static Wire.TicketContactIdentified ContactIdentified(
        Ticket ticket,
        string previousContactId
    ) =>
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
            PreviousContactId = previousContactId,
        };
}
