using Crm.Testing;
using Crm.Tickets.Data;

namespace Crm.Tickets.Tests;

/// <summary>Opens the store of the tickets service as the service does, for a tenant.</summary>
internal static class TicketsStore
{
    public static async Task<TicketsDbContext> OpenAsync(CrmHost host, string tenant) =>
        (TicketsDbContext)
            StoreContexts.Over(await host.OpenStoreAsync("tickets"), "tickets", tenant);
}
