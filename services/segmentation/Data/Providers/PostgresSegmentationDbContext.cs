using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Segmentation.Data.Providers;

/// <summary>The store of segmentation on PostgreSQL.</summary>
internal sealed class PostgresSegmentationDbContext(
    DbContextOptions<PostgresSegmentationDbContext> options
) : SegmentationDbContext(options)
{
    /// <summary>Makes the context for the tools that write migrations; they connect to nothing.</summary>
    internal sealed class DesignTimeFactory
        : IDesignTimeDbContextFactory<PostgresSegmentationDbContext>
    {
        public PostgresSegmentationDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresSegmentationDbContext>()
                    .UseNpgsql("Host=design")
                    .Options
            );
    }
}
