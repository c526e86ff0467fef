using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Messaging.Tests.World;

internal abstract class WorldDbContext(
    DbContextOptions options,
    CallerAccessor caller,
    WriteGate gate
) : ServiceDbContext(options, caller, gate)
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

internal sealed class SqliteWorldDbContext(
    DbContextOptions<SqliteWorldDbContext> options,
    CallerAccessor caller,
    WriteGate gate
) : WorldDbContext(options, caller, gate);

internal sealed class PostgresWorldDbContext(
    DbContextOptions<PostgresWorldDbContext> options,
    CallerAccessor caller,
    WriteGate gate
) : WorldDbContext(options, caller, gate);

internal sealed class SqlServerWorldDbContext(
    DbContextOptions<SqlServerWorldDbContext> options,
    CallerAccessor caller,
    WriteGate gate
) : WorldDbContext(options, caller, gate);
