using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Tickets.Data.Providers;

/// <summary>The store of tickets on SQL Server.</summary>
internal sealed class SqlServerTicketsDbContext(DbContextOptions<SqlServerTicketsDbContext> options)
    : TicketsDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SqlServerTicketsDbContext>
    {
        public SqlServerTicketsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerTicketsDbContext>()
                    .UseSqlServer("Server=design")
                    .Options
            );
    }
}
