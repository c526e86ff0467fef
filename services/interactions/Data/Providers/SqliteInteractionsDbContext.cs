using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Interactions.Data.Providers;

/// <summary>The store of interactions on SQLite.</summary>
internal sealed class SqliteInteractionsDbContext(
    DbContextOptions<SqliteInteractionsDbContext> options
) : InteractionsDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory
        : IDesignTimeDbContextFactory<SqliteInteractionsDbContext>
    {
        public SqliteInteractionsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqliteInteractionsDbContext>()
                    .UseSqlite("Data Source=design.db")
                    .Options
            );
    }
}
