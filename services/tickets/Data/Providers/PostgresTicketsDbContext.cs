using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Tickets.Data.Providers;

/// <summary>The store of tickets on PostgreSQL.</summary>
internal sealed class PostgresTicketsDbContext(DbContextOptions<PostgresTicketsDbContext> options)
    : TicketsDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PostgresTicketsDbContext>
    {
        public PostgresTicketsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresTicketsDbContext>()
                    .UseNpgsql("Host=design")
                    .Options
            );
    }
}
