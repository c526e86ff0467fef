using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Crm.Gateway.Data.Providers;

internal sealed class SqliteGatewayDbContext(DbContextOptions<SqliteGatewayDbContext> options)
    : GatewayDbContext(options);

internal sealed class SqliteGatewayDesign : IDesignTimeDbContextFactory<SqliteGatewayDbContext>
{
    public SqliteGatewayDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteGatewayDbContext>()
                .UseSqlite("Data Source=:memory:")
                .Options
        );
}
