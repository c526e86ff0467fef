namespace Crm.Tickets.Domain;

/// <summary>What a ticket says; all of it can be changed.</summary>
internal sealed record TicketContent(
    TicketKind Kind,
    string Subject,
    string Description,
    TicketPriority Priority,
    string Channel,
    string Queue,
    Requester Requester,
    Complaint? Complaint,
    string Resolution,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, CustomValue> CustomFields,
    IReadOnlyList<TicketAttachment> Attachments
);

/// <summary>Who asks, as it was said.</summary>
internal sealed record Requester(string Email, string Phone, string Name)
{
    /// <summary>Whether a contact can be found by it.</summary>
    public bool HasKey => Email.Length > 0 || Phone.Length > 0;
}

/// <summary>What is known of a complaint.</summary>
internal sealed record Complaint(
    ComplaintSeverity Severity,
    string Cause,
    string Remedy,
    string RootCause
);

/// <summary>A link to a file that is kept elsewhere.</summary>
internal sealed record TicketAttachment(string Name, string Url, string MediaType);

/// <summary>The value of a custom field; exactly one of the three is there.</summary>
internal sealed record CustomValue(string? Text = null, double? Number = null, bool? Flag = null);

/// <summary>How long a ticket was in a status that it has left.</summary>
internal sealed record StatusTime(TicketStatus Status, long Milliseconds);
