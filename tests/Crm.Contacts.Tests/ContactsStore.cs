using Crm.Contacts.Data;
using Crm.Testing;

namespace Crm.Contacts.Tests;

/// <summary>Opens the store of the contacts service as the service does, for a tenant.</summary>
internal static class ContactsStore
{
    public static async Task<ContactsDbContext> OpenAsync(CrmHost host, string tenant) =>
        (ContactsDbContext)
            StoreContexts.Over(await host.OpenStoreAsync("contacts"), "contacts", tenant);
}
