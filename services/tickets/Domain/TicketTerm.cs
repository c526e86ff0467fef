using Crm.ServiceDefaults.Search;
using Crm.ServiceDefaults.Store;

namespace Crm.Tickets.Domain;

/// <summary>A beginning by which search finds a ticket.</summary>
internal sealed class TicketTerm : ITenantOwned, ISearchTerm
{
    private TicketTerm() { }

    public string TenantId { get; private set; } = "";
    public Guid OwnerId { get; private set; }
    public string Term { get; private set; } = "";

    public static TicketTerm Create(Ticket ticket, string term) =>
        new()
        {
            TenantId = ticket.TenantId,
            OwnerId = ticket.Id,
            Term = term,
        };
}
