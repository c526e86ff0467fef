using Crm.ServiceDefaults.Changes;
using Crm.Tickets.Domain;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Grpc;

/// <summary>Tickets from the domain to the contract.</summary>
internal static class TicketMapping
{
    public static Wire.Ticket ToWire(Ticket ticket) =>
        new()
        {
            Id = ticket.Id.ToString(),
            Etag = Etag.Of(ticket.Version),
            CreateTime = Timestamp.FromDateTimeOffset(ticket.CreateTime),
            UpdateTime = Timestamp.FromDateTimeOffset(ticket.UpdateTime),
            Number = ticket.Number,
            ContactId = ticket.ContactId?.ToString() ?? "",
            Requester = ToWire(ticket.Requester),
            Kind = (Wire.Ticket.Types.Kind)ticket.Kind,
            Status = (Wire.Ticket.Types.Status)ticket.Status,
            Subject = ticket.Subject,
            Description = ticket.Description,
            Priority = (Wire.Ticket.Types.Priority)ticket.Priority,
            Channel = ticket.Channel,
            Queue = ticket.Queue,
            AssigneeId = ticket.AssigneeId,
            Tags = { ticket.Tags },
            CustomFields =
            {
                ticket.CustomFields.ToDictionary(
                    field => field.Key,
                    field => ToWire(field.Value),
                    StringComparer.Ordinal
                ),
            },
            Complaint = ToWire(ticket.Complaint),
            Resolution = ticket.Resolution,
            Attachments = { ticket.Attachments.Select(ToWire) },
            WaitingFor = (Wire.Ticket.Types.WaitingFor)ticket.WaitingFor,
            WaitingReason = ticket.WaitingReason,
            CommentCount = ticket.CommentCount,
            Timers = TimersOf(ticket),
        };

    public static Wire.TicketComment ToWire(TicketComment comment) =>
        new()
        {
            Id = comment.Id.ToString(),
            Etag = Etag.Of(1),
            CreateTime = Timestamp.FromDateTimeOffset(comment.CreateTime),
            Visibility = (Wire.TicketComment.Types.Visibility)comment.Visibility,
            Author = (Wire.TicketComment.Types.Author)comment.Author,
            Actor = comment.Actor,
            Body = comment.Body,
            Attachments = { comment.Attachments.Select(ToWire) },
        };

    public static Wire.TicketHistoryEntry ToWire(TicketStay stay) =>
        new()
        {
            Status = (Wire.Ticket.Types.Status)stay.Status,
            Move = stay.Move,
            EnterTime = Timestamp.FromDateTimeOffset(stay.EnterTime),
            LeaveTime = ToTimestamp(stay.LeaveTime),
            Duration = ToDuration(stay.EnterTime, stay.LeaveTime),
            Actor = stay.Actor,
            Reason = stay.Reason,
        };

    private static Wire.TicketTimers TimersOf(Ticket ticket) =>
        new()
        {
            StatusTime = Timestamp.FromDateTimeOffset(ticket.StatusTime),
            FirstResponseTime = ToTimestamp(ticket.FirstResponseTime),
            TimeToFirstResponse = ToDuration(ticket.CreateTime, ticket.FirstResponseTime),
            ResolveTime = ToTimestamp(ticket.ResolveTime),
            TimeToResolution = ToDuration(ticket.CreateTime, ticket.ResolveTime),
            TimeToFirstResolution = ToDuration(ticket.CreateTime, ticket.FirstResolveTime),
            CloseTime = ToTimestamp(ticket.CloseTime),
            ReopenCount = ticket.ReopenCount,
            TimeInStatus =
            {
                ticket.TimesInStatus.Select(time => new Wire.StatusTime
                {
                    Status = (Wire.Ticket.Types.Status)time.Status,
                    Duration = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(time.Milliseconds)),
                }),
            },
        };

    private static Wire.TicketRequester? ToWire(Requester requester) =>
        requester is { Email: "", Phone: "", Name: "" }
            ? null
            : new Wire.TicketRequester
            {
                Email = requester.Email,
                Phone = requester.Phone,
                Name = requester.Name,
            };

    private static Wire.Complaint? ToWire(Complaint? complaint) =>
        complaint is null
            ? null
            : new Wire.Complaint
            {
                Severity = (Wire.Complaint.Types.Severity)complaint.Severity,
                Cause = complaint.Cause,
                Remedy = complaint.Remedy,
                RootCause = complaint.RootCause,
            };

    private static Wire.TicketAttachment ToWire(TicketAttachment attachment) =>
        new()
        {
            Name = attachment.Name,
            Url = attachment.Url,
            MediaType = attachment.MediaType,
        };

    private static Value ToWire(CustomValue value) =>
        value switch
        {
            { Number: { } number } => Value.ForNumber(number),
            { Flag: { } flag } => Value.ForBool(flag),
            _ => Value.ForString(value.Text ?? ""),
        };

    private static Timestamp? ToTimestamp(DateTimeOffset? time) =>
        time is { } known ? Timestamp.FromDateTimeOffset(known) : null;

    // Clocks of several machines may differ: nothing takes less than no time.
    private static Duration? ToDuration(DateTimeOffset from, DateTimeOffset? to) =>
        to is { } until ? Duration.FromTimeSpan(until > from ? until - from : TimeSpan.Zero) : null;
}
