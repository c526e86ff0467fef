using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Gateway.Data.Providers;

internal sealed class PostgresGatewayDbContext(DbContextOptions<PostgresGatewayDbContext> options)
    : GatewayDbContext(options);

internal sealed class PostgresGatewayDesign : IDesignTimeDbContextFactory<PostgresGatewayDbContext>
{
    public PostgresGatewayDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresGatewayDbContext>()
                .UseNpgsql("Host=localhost")
                .Options
        );
}
