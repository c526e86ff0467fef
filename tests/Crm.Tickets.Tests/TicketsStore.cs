using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Crm.Tickets.Data;
using Crm.Tickets.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.Tickets.Tests;

/// <summary>Opens the store of the tickets service as the service does, for a tenant.</summary>
internal static class TicketsStore
{
    public static async Task<TicketsDbContext> OpenAsync(CrmHost host, string tenant)
    {
        var connection = await host.OpenStoreAsync("tickets");
        var caller = new CallerAccessor { Caller = Caller.System(tenant, "tests") };
        TicketsDbContext db =
            connection is NpgsqlConnection
                ? new PostgresTicketsDbContext(
                    new DbContextOptionsBuilder<PostgresTicketsDbContext>()
                        .UseNpgsql(connection, contextOwnsConnection: true)
                        .Options
                )
                : new SqliteTicketsDbContext(
                    new DbContextOptionsBuilder<SqliteTicketsDbContext>()
                        .UseSqlite(connection, contextOwnsConnection: true)
                        .Options
                );
        db.BelongTo(caller, new WriteGate(isOpen: true));
        return db;
    }
}
