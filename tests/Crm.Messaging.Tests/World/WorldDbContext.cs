using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Messaging.Tests.World;

internal abstract class WorldDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Pot> Pots => Set<Pot>();

    public DbSet<TakenEvent> TakenEvents => Set<TakenEvent>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<Pot>().HasKey(pot => new { pot.TenantId, pot.Id });
        model.Entity<TakenEvent>().HasKey(taken => new { taken.TenantId, taken.Id });
        model.AddMessaging();
    }
}

internal sealed class SqliteWorldDbContext(DbContextOptions<SqliteWorldDbContext> options)
    : WorldDbContext(options);

internal sealed class PostgresWorldDbContext(DbContextOptions<PostgresWorldDbContext> options)
    : WorldDbContext(options);

internal sealed class SqlServerWorldDbContext(DbContextOptions<SqlServerWorldDbContext> options)
    : WorldDbContext(options);
