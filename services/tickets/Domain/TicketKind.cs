namespace Crm.Tickets.Domain;

/// <summary>What a ticket is; the numbers are those of the contract.</summary>
internal enum TicketKind
{
    Request = 1,
    Complaint = 2,
}

/// <summary>Where a ticket stands; the numbers are those of the contract.</summary>
internal enum TicketStatus
{
    New = 1,
    Open = 2,
    Pending = 3,
    Resolved = 4,
    Closed = 5,
}

/// <summary>How soon a ticket is to be dealt with; the numbers are those of the contract.</summary>
internal enum TicketPriority
{
    Low = 1,
    Normal = 2,
    High = 3,
    Urgent = 4,
}

/// <summary>For whom a ticket waits; the numbers are those of the contract.</summary>
internal enum WaitingFor
{
    WaitingForUnspecified = 0,
    Requester = 1,
    Colleague = 2,
    ThirdParty = 3,
}

/// <summary>How bad a complaint is; the numbers are those of the contract.</summary>
internal enum ComplaintSeverity
{
    Minor = 1,
    Moderate = 2,
    Major = 3,
    Critical = 4,
}

/// <summary>Who may read a comment; the numbers are those of the contract.</summary>
internal enum CommentVisibility
{
    Public = 1,
    Internal = 2,
}

/// <summary>Who said a comment; the numbers are those of the contract.</summary>
internal enum CommentAuthor
{
    Agent = 1,
    Requester = 2,
}
