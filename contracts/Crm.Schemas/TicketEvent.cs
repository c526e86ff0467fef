using Google.Protobuf.WellKnownTypes;

namespace Crm.Tickets.V1;

/// <summary>What every event of a ticket says: how the ticket stands after it. <c>tickets/v1/events.proto</c> explains each field.</summary>
public interface ITicketEvent
{
    /// <summary>The id of the ticket.</summary>
    string TicketId { get; set; }

    /// <summary>The contact who asks; empty while it is not known.</summary>
    string ContactId { get; set; }

    /// <summary>The contact that was named, before any merge; empty while it is not known.</summary>
    string RecordedContactId { get; set; }

    /// <summary>What it is.</summary>
    Ticket.Types.Kind Kind { get; set; }

    /// <summary>Where it stands.</summary>
    Ticket.Types.Status Status { get; set; }

    /// <summary>How soon it is to be dealt with.</summary>
    Ticket.Types.Priority Priority { get; set; }

    /// <summary>Where it waits for an agent.</summary>
    string Queue { get; set; }

    /// <summary>The version of the ticket.</summary>
    int Version { get; set; }

    /// <summary>When it was created.</summary>
    Timestamp CreateTime { get; set; }
}

public sealed partial class TicketCreated : ITicketEvent;

public sealed partial class TicketUpdated : ITicketEvent;

public sealed partial class TicketAssigned : ITicketEvent;

public sealed partial class TicketStatusChanged : ITicketEvent;

public sealed partial class TicketCommented : ITicketEvent;

public sealed partial class TicketContactIdentified : ITicketEvent;
