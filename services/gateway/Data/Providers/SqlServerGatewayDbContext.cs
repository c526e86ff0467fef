using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Gateway.Data.Providers;

internal sealed class SqlServerGatewayDbContext(
    DbContextOptions<SqlServerGatewayDbContext> options,
    CallerAccessor caller,
    WriteGate gate
) : GatewayDbContext(options, caller, gate);

internal sealed class SqlServerGatewayDesign
    : IDesignTimeDbContextFactory<SqlServerGatewayDbContext>
{
    public SqlServerGatewayDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqlServerGatewayDbContext>()
                .UseSqlServer("Server=design")
                .Options,
            new CallerAccessor(),
            new WriteGate(isOpen: true)
        );
}
