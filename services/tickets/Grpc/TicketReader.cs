using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Google.Protobuf.WellKnownTypes;
using KindOneof = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Grpc;

/// <summary>Tickets from the contract to the domain.</summary>
internal static class TicketReader
{
    /// <summary>What is wrong with a ticket beyond the rules of the contract; null when nothing is.</summary>
    public static Error? Check(Wire.Ticket ticket)
    {
        if (ticket.Kind != Wire.Ticket.Types.Kind.Complaint && ticket.Complaint is not null)
            return TicketErrors.ComplaintUnexpected.At("ticket.complaint");
        var wrong = ticket
            .CustomFields.Where(field =>
                field.Value.KindCase
                    is not (
                        KindOneof.StringValue
                        or KindOneof.NumberValue
                        or KindOneof.BoolValue
                        or KindOneof.NullValue
                    )
            )
            .Select(field => field.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        return wrong.Count == 0 ? null : TicketErrors.CustomFieldsInvalid(wrong);
    }

    /// <summary>A copy with what is left out filled in, so that equal tickets are equal messages.</summary>
    public static Wire.Ticket Normalize(Wire.Ticket given)
    {
        var ticket = given.Clone();
        if (ticket.Kind == Wire.Ticket.Types.Kind.Unspecified)
            ticket.Kind = Wire.Ticket.Types.Kind.Request;
        if (ticket.Priority == Wire.Ticket.Types.Priority.Unspecified)
            ticket.Priority = Wire.Ticket.Types.Priority.Normal;
        if (ticket.Kind == Wire.Ticket.Types.Kind.Complaint)
        {
            ticket.Complaint ??= new Wire.Complaint();
            if (ticket.Complaint.Severity == Wire.Complaint.Types.Severity.Unspecified)
                ticket.Complaint.Severity = Wire.Complaint.Types.Severity.Moderate;
        }
        foreach (var key in ticket.CustomFields.Where(IsAbsent).Select(field => field.Key).ToList())
            ticket.CustomFields.Remove(key);
        return ticket;
    }

    /// <summary>The ticket without what only says how to find the requester, as it is shown.</summary>
    public static Wire.Ticket WithoutKeys(Wire.Ticket given)
    {
        var ticket = given.Clone();
        if (ticket.Requester is not null)
            ticket.Requester.ExternalId = null;
        if (ticket.Requester is { Email: "", Phone: "", Name: "" })
            ticket.Requester = null;
        return ticket;
    }

    /// <summary>The content of a ticket that was normalised and checked.</summary>
    public static TicketContent ToContent(Wire.Ticket ticket) =>
        new(
            (TicketKind)ticket.Kind,
            ticket.Subject,
            ticket.Description,
            (TicketPriority)ticket.Priority,
            ticket.Channel,
            ticket.Queue,
            new Requester(
                ticket.Requester?.Email ?? "",
                ticket.Requester?.Phone ?? "",
                ticket.Requester?.Name ?? ""
            ),
            ToComplaint(ticket.Complaint),
            ticket.Resolution,
            [.. ticket.Tags],
            ticket.CustomFields.ToDictionary(
                field => field.Key,
                field => ToValue(field.Value),
                StringComparer.Ordinal
            ),
            ToAttachments(ticket.Attachments)
        );

    /// <summary>The content of a comment.</summary>
    public static CommentContent ToContent(Wire.TicketComment comment) =>
        new(
            (CommentVisibility)comment.Visibility,
            comment.Author == Wire.TicketComment.Types.Author.Requester
                ? CommentAuthor.Requester
                : CommentAuthor.Agent,
            comment.Body,
            ToAttachments(comment.Attachments)
        );

    /// <summary>What is known of a complaint after a move that says more of it.</summary>
    /// <param name="known">What was known.</param>
    /// <param name="given">What the move says; what is empty stays as it was.</param>
    public static Complaint Merge(Complaint known, Wire.Complaint given) =>
        new(
            given.Severity == Wire.Complaint.Types.Severity.Unspecified
                ? known.Severity
                : (ComplaintSeverity)given.Severity,
            given.Cause.Length > 0 ? given.Cause : known.Cause,
            given.Remedy.Length > 0 ? given.Remedy : known.Remedy,
            given.RootCause.Length > 0 ? given.RootCause : known.RootCause
        );

    private static Complaint? ToComplaint(Wire.Complaint? complaint) =>
        complaint is null
            ? null
            : new Complaint(
                (ComplaintSeverity)complaint.Severity,
                complaint.Cause,
                complaint.Remedy,
                complaint.RootCause
            );

    private static IReadOnlyList<TicketAttachment> ToAttachments(
        IEnumerable<Wire.TicketAttachment> attachments
    ) =>
        [
            .. attachments.Select(attachment => new TicketAttachment(
                attachment.Name,
                attachment.Url,
                attachment.MediaType
            )),
        ];

    private static bool IsAbsent(KeyValuePair<string, Value> field) =>
        field.Value
            is { KindCase: KindOneof.NullValue }
                or { KindCase: KindOneof.StringValue, StringValue: "" };

    // There is one zero: stores and JSON tell -0 apart otherwise.
    private static CustomValue ToValue(Value value) =>
        value.KindCase switch
        {
            KindOneof.NumberValue => new CustomValue(
                Number: value.NumberValue == 0 ? 0 : value.NumberValue
            ),
            KindOneof.BoolValue => new CustomValue(Flag: value.BoolValue),
            _ => new CustomValue(Text: value.StringValue),
        };
}
