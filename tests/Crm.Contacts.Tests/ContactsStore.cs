using Crm.Contacts.Data;
using Crm.Contacts.Data.Providers;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.Contacts.Tests;

/// <summary>Opens the store of the contacts service as the service does, for a tenant.</summary>
internal static class ContactsStore
{
    public static async Task<ContactsDbContext> OpenAsync(CrmHost host, string tenant)
    {
        var connection = await host.OpenStoreAsync("contacts");
        var caller = new CallerAccessor { Caller = Caller.System(tenant, "tests") };
        ContactsDbContext db =
            connection is NpgsqlConnection
                ? new PostgresContactsDbContext(
                    new DbContextOptionsBuilder<PostgresContactsDbContext>()
                        .UseNpgsql(connection, contextOwnsConnection: true)
                        .Options
                )
                : new SqliteContactsDbContext(
                    new DbContextOptionsBuilder<SqliteContactsDbContext>()
                        .UseSqlite(connection, contextOwnsConnection: true)
                        .Options
                );
        db.BelongTo(caller, new WriteGate(isOpen: true));
        return db;
    }
}
