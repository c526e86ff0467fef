using System.Collections.Immutable;
using System.Linq.Expressions;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Operations;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// The store of a service: its own tables, and those of the mechanisms that must commit with them (idempotency, audit, operations).
/// Every query sees the rows of the caller's tenant only.
/// </summary>
/// <remarks>Contexts come from a pool and go back to it with their scope; <see cref="BelongTo"/> says whose scope that is.</remarks>
public abstract class ServiceDbContext(DbContextOptions options) : DbContext(options)
{
    private const string TenantFilter = "tenant";

    private CallerAccessor? _caller;
    private WriteGate? _gate;

    /// <summary>Answers of requests that came with an idempotency key.</summary>
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Who changed what.</summary>
    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();

    /// <summary>The values of audited changes, apart so that they can be erased.</summary>
    public DbSet<AuditValue> AuditValues => Set<AuditValue>();

    /// <summary>Long work.</summary>
    public DbSet<OperationRecord> Operations => Set<OperationRecord>();

    /// <summary>The engine.</summary>
    public StoreProvider Provider =>
        Database.IsSqlite() ? StoreProvider.Sqlite
        : Database.IsSqlServer() ? StoreProvider.SqlServer
        : StoreProvider.Postgres;

    /// <summary>The tenant whose rows queries see.</summary>
    /// <exception cref="InvalidOperationException">Nobody is known yet: reading tenant data now would be a bug.</exception>
    public string TenantId =>
        (_caller ?? throw new InvalidOperationException("The context belongs to no scope."))
            .Caller
            .TenantId;

    /// <summary>What a violated unique index means to a caller, by the name of the index.</summary>
    public virtual IReadOnlyDictionary<string, Error> Conflicts =>
        ImmutableDictionary<string, Error>.Empty;

    /// <summary>Gives the context to a scope. It is called once a scope, before anything else.</summary>
    /// <param name="caller">In whose name the scope works.</param>
    /// <param name="gate">Where writers of the store wait for their turn.</param>
    public void BelongTo(CallerAccessor caller, WriteGate gate) =>
        (_caller, _gate) = (caller, gate);

    /// <summary>Saves in the turn of the write gate, unless a transaction holds it already.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (!ChangeTracker.HasChanges())
            return 0;
        using var turn = await (
            _gate ?? throw new InvalidOperationException("The context belongs to no scope.")
        ).EnterAsync(WritePriority.Request, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Configures the tables of the service.</summary>
    protected abstract void ConfigureModel(ModelBuilder model);

    /// <inheritdoc />
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ConfigureModel(modelBuilder);
        IdempotencyRecord.Configure(modelBuilder);
        AuditRecord.Configure(modelBuilder);
        OperationRecord.Configure(modelBuilder);
        foreach (
            var type in modelBuilder
                .Model.GetEntityTypes()
                .Select(entity => entity.ClrType)
                .ToList()
        )
        {
            if (typeof(ITenantOwned).IsAssignableFrom(type))
            {
                modelBuilder
                    .Entity(type)
                    .Property(nameof(ITenantOwned.TenantId))
                    .HasMaxLength(40)
                    .IsUnicode(false);
                modelBuilder.Entity(type).HasQueryFilter(TenantFilter, OfTenant(type));
            }
            if (typeof(IVersioned).IsAssignableFrom(type))
                modelBuilder.Entity(type).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
        SnakeCase.Apply(modelBuilder);
        if (Provider == StoreProvider.SqlServer)
            SqlServerModel.Apply(modelBuilder);
    }

    /// <inheritdoc />
    protected sealed override void ConfigureConventions(
        ModelConfigurationBuilder configurationBuilder
    ) => StoreConventions.Apply(configurationBuilder, Provider);

    private LambdaExpression OfTenant(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var tenant = Expression.Property(Expression.Constant(this), nameof(TenantId));
        return Expression.Lambda(
            Expression.Equal(Expression.Property(row, nameof(ITenantOwned.TenantId)), tenant),
            row
        );
    }
}
