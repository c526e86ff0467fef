using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Segmentation.Data.Providers;

/// <summary>The store of segmentation on SQLite.</summary>
internal sealed class SqliteSegmentationDbContext(
    DbContextOptions<SqliteSegmentationDbContext> options
) : SegmentationDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory
        : IDesignTimeDbContextFactory<SqliteSegmentationDbContext>
    {
        public SqliteSegmentationDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqliteSegmentationDbContext>()
                    .UseSqlite("Data Source=design.db")
                    .Options
            );
    }
}
