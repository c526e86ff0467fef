using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Segmentation.Data.Providers;

/// <summary>The store of segmentation on SQL Server.</summary>
internal sealed class SqlServerSegmentationDbContext(
    DbContextOptions<SqlServerSegmentationDbContext> options
) : SegmentationDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory
        : IDesignTimeDbContextFactory<SqlServerSegmentationDbContext>
    {
        public SqlServerSegmentationDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerSegmentationDbContext>()
                    .UseSqlServer("Server=design")
                    .Options
            );
    }
}
