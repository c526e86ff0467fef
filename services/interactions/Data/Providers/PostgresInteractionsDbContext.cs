using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Interactions.Data.Providers;

/// <summary>The store of interactions on PostgreSQL.</summary>
internal sealed class PostgresInteractionsDbContext(
    DbContextOptions<PostgresInteractionsDbContext> options
) : InteractionsDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory
        : IDesignTimeDbContextFactory<PostgresInteractionsDbContext>
    {
        public PostgresInteractionsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresInteractionsDbContext>()
                    .UseNpgsql("Host=design")
                    .Options
            );
    }
}
