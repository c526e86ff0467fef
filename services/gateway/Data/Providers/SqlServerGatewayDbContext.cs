using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Gateway.Data.Providers;

internal sealed class SqlServerGatewayDbContext(DbContextOptions<SqlServerGatewayDbContext> options)
    : GatewayDbContext(options);

internal sealed class SqlServerGatewayDesign
    : IDesignTimeDbContextFactory<SqlServerGatewayDbContext>
{
    public SqlServerGatewayDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqlServerGatewayDbContext>()
                .UseSqlServer("Server=design")
                .Options
        );
}
