using Crm.Gateway.Data.Configurations;
using Crm.Gateway.Domain;
using Crm.Messaging;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Gateway.Data;

internal abstract class GatewayDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    private static readonly Dictionary<string, Error> ByIndex = new(StringComparer.Ordinal)
    {
        [TenantConfiguration.Key] = TenantErrors.IdTaken,
    };

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<LoggedEvent> LoggedEvents => Set<LoggedEvent>();

    public DbSet<EventLogHead> EventLogHeads => Set<EventLogHead>();

    public override IReadOnlyDictionary<string, Error> Conflicts => ByIndex;

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfiguration(new TenantConfiguration());
        model.ApplyConfiguration(new ApiKeyConfiguration());
        model.AddMessaging();
        var log = new EventLogConfiguration();
        model.ApplyConfiguration<LoggedEvent>(log);
        model.ApplyConfiguration<EventLogHead>(log);
    }
}
