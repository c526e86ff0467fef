using Crm.ServiceDefaults.Store;

namespace Crm.Tickets.Domain;

/// <summary>One stay of a ticket in a status.</summary>
internal sealed class TicketStay : ITenantOwned
{
    private TicketStay() { }

    public string TenantId { get; private set; } = "";
    public Guid TicketId { get; private set; }

    /// <summary>1 for the first stay of the ticket.</summary>
    public int Ordinal { get; private set; }
    public TicketStatus Status { get; private set; }
    public string Move { get; private set; } = "";
    public DateTimeOffset EnterTime { get; private set; }
    public DateTimeOffset? LeaveTime { get; private set; }
    public string Actor { get; private set; } = "";
    public string Reason { get; private set; } = "";

    public static TicketStay Begin(Ticket ticket, int ordinal, StatusChange change) =>
        new()
        {
            TenantId = ticket.TenantId,
            TicketId = ticket.Id,
            Ordinal = ordinal,
            Status = change.To,
            Move = change.Move,
            EnterTime = change.Time,
            Actor = change.Actor,
            Reason = change.Reason,
        };

    public void End(DateTimeOffset time) => LeaveTime = time;
}

/// <summary>What brings a ticket into a status.</summary>
/// <param name="To">The status.</param>
/// <param name="Move">The name of the move.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="Time">When.</param>
internal sealed record StatusChange(
    TicketStatus To,
    string Move,
    string Actor,
    string Reason,
    DateTimeOffset Time
);
