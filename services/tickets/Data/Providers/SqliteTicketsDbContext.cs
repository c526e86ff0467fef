using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Tickets.Data.Providers;

/// <summary>The store of tickets on SQLite.</summary>
internal sealed class SqliteTicketsDbContext(DbContextOptions<SqliteTicketsDbContext> options)
    : TicketsDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SqliteTicketsDbContext>
    {
        public SqliteTicketsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqliteTicketsDbContext>()
                    .UseSqlite("Data Source=design.db")
                    .Options
            );
    }
}
