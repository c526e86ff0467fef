namespace Crm.Tickets.Domain;

/// <summary>The fields that a status or a move can need, by their paths in proto names.</summary>
internal static class TicketFields
{
    private static readonly Dictionary<string, Func<Ticket, bool>> Filled = new(
        StringComparer.Ordinal
    )
    {
        ["contact_id"] = ticket => ticket.ContactId is not null,
        ["description"] = ticket => ticket.Description.Length > 0,
        ["channel"] = ticket => ticket.Channel.Length > 0,
        ["queue"] = ticket => ticket.Queue.Length > 0,
        ["assignee_id"] = ticket => ticket.AssigneeId.Length > 0,
        ["resolution"] = ticket => ticket.Resolution.Length > 0,
        ["waiting_for"] = ticket => ticket.WaitingFor != WaitingFor.WaitingForUnspecified,
        ["waiting_reason"] = ticket => ticket.WaitingReason.Length > 0,
        ["complaint.severity"] = ticket => ticket.Complaint is not null,
        ["complaint.cause"] = ticket => ticket.Complaint is { Cause.Length: > 0 },
        ["complaint.remedy"] = ticket => ticket.Complaint is { Remedy.Length: > 0 },
        ["complaint.root_cause"] = ticket => ticket.Complaint is { RootCause.Length: > 0 },
    };

    public static bool IsKnown(string field) => Filled.ContainsKey(field);

    public static bool IsFilled(Ticket ticket, string field) => Filled[field](ticket);
}
