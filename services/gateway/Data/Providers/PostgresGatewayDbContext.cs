using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Gateway.Data.Providers;

internal sealed class PostgresGatewayDbContext(
    DbContextOptions<PostgresGatewayDbContext> options,
    CallerAccessor caller,
    WriteGate gate
) : GatewayDbContext(options, caller, gate);

internal sealed class PostgresGatewayDesign : IDesignTimeDbContextFactory<PostgresGatewayDbContext>
{
    public PostgresGatewayDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresGatewayDbContext>()
                .UseNpgsql("Host=localhost")
                .Options,
            new CallerAccessor(),
            new WriteGate(isOpen: true)
        );
}
