using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Interactions.Data.Providers;

/// <summary>The store of interactions on SQL Server.</summary>
internal sealed class SqlServerInteractionsDbContext(
    DbContextOptions<SqlServerInteractionsDbContext> options
) : InteractionsDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory
        : IDesignTimeDbContextFactory<SqlServerInteractionsDbContext>
    {
        public SqlServerInteractionsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerInteractionsDbContext>()
                    .UseSqlServer("Server=design")
                    .Options
            );
    }
}
