using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Imports.Tests.World;

internal abstract class WorldDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public static readonly Error KeyTaken = new(
        ErrorKind.AlreadyExists,
        "CUSTOMER_KEY_TAKEN",
        "The key is taken."
    );

    private const string KeyIndex = "ix_customers_key";

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Measurement> Measurements => Set<Measurement>();

    public override IReadOnlyDictionary<string, Error> Conflicts { get; } =
        new Dictionary<string, Error>(StringComparer.Ordinal) { [KeyIndex] = KeyTaken };

    /// <summary>How PostgreSQL plans the statements of the connection at hand.</summary>
    public Task<string> PlanModeAsync() =>
        Database
            .SqlQueryRaw<string>("SELECT current_setting('plan_cache_mode') AS \"Value\"")
            .SingleAsync();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<Customer>(customer =>
        {
            customer.HasKey(c => new { c.TenantId, c.Id });
            customer.Property(c => c.Key).HasMaxLength(200);
            customer.Property(c => c.Name).HasMaxLength(300);
            customer.Property(c => c.Country).HasMaxLength(100);
            customer.HasIndex(c => new { c.TenantId, c.Key }).IsUnique().HasDatabaseName(KeyIndex);
        });
        Measurement.Configure(model);
    }
}

internal sealed class SqliteWorldDbContext(DbContextOptions<SqliteWorldDbContext> options)
    : WorldDbContext(options);

internal sealed class PostgresWorldDbContext(DbContextOptions<PostgresWorldDbContext> options)
    : WorldDbContext(options);

internal sealed class SqlServerWorldDbContext(DbContextOptions<SqlServerWorldDbContext> options)
    : WorldDbContext(options);
