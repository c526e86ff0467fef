using Crm.ServiceDefaults.Store;

namespace Crm.Tickets.Domain;

/// <summary>A label of a ticket as filters compare it.</summary>
internal sealed class TicketTag : ITenantOwned
{
    private TicketTag() { }

    public string TenantId { get; private set; } = "";
    public Guid TicketId { get; private set; }
    public string Key { get; private set; } = "";

    public static TicketTag Create(string tenantId, Guid ticketId, string key) =>
        new()
        {
            TenantId = tenantId,
            TicketId = ticketId,
            Key = key,
        };
}
