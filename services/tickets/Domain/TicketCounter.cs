using Crm.ServiceDefaults.Store;

namespace Crm.Tickets.Domain;

/// <summary>The last number that a ticket of the tenant got.</summary>
internal sealed class TicketCounter : ITenantOwned
{
    private TicketCounter() { }

    public string TenantId { get; private set; } = "";
    public int LastNumber { get; private set; }
}
