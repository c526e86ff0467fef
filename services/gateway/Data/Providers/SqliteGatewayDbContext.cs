using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Gateway.Data.Providers;

internal sealed class SqliteGatewayDbContext(
    DbContextOptions<SqliteGatewayDbContext> options,
    CallerAccessor caller,
    WriteGate gate
) : GatewayDbContext(options, caller, gate);

internal sealed class SqliteGatewayDesign : IDesignTimeDbContextFactory<SqliteGatewayDbContext>
{
    public SqliteGatewayDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteGatewayDbContext>()
                .UseSqlite("Data Source=:memory:")
                .Options,
            new CallerAccessor(),
            new WriteGate(isOpen: true)
        );
}
