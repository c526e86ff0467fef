using Crm.ServiceDefaults.Store;

namespace Crm.Tickets.Domain;

/// <summary>A beginning by which search finds a ticket.</summary>
internal sealed class TicketTerm : ITenantOwned
{
    private TicketTerm() { }

    public string TenantId { get; private set; } = "";
    public Guid TicketId { get; private set; }
    public string Term { get; private set; } = "";

    public static TicketTerm Create(Ticket ticket, string term) =>
        new()
        {
            TenantId = ticket.TenantId,
            TicketId = ticket.Id,
            Term = term,
        };
}
