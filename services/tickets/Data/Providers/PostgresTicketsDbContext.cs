using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Tickets.Data.Providers;

/// <summary>The store of tickets on PostgreSQL.</summary>
internal sealed class PostgresTicketsDbContext(
    DbContextOptions<PostgresTicketsDbContext> options,
    CallerAccessor caller,
    WriteGate gate
) : TicketsDbContext(options, caller, gate)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PostgresTicketsDbContext>
    {
        public PostgresTicketsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresTicketsDbContext>()
                    .UseNpgsql("Host=design")
                    .Options,
                new CallerAccessor(),
                new WriteGate(isOpen: true)
            );
    }
}
