using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.Features.Tenants;
using Crm.Gateway.Grpc;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Gateway.Administration;

/// <summary>Makes API keys for those who have access to the store but no key yet: the first start, and the <c>admin</c> command.</summary>
internal sealed class FirstKey(IServiceScopeFactory scopes)
{
    public const string DefaultTenant = "default";
    private const string KeyName = "Administrator";

    /// <summary>A key for the default tenant when the store has no tenant yet; null when it has one.</summary>
    public async Task<string?> CreateOnFirstStartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        return await db.Tenants.IgnoreQueryFilters().AnyAsync(cancellationToken)
            ? null
            : await CreateAsync(DefaultTenant, cancellationToken);
    }

    /// <summary>A key that may do everything in the tenant and run the platform. The tenant is created when it is not there.</summary>
    public async Task<string> CreateAsync(string tenantId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerAccessor>().Caller = Caller.System(
            tenantId,
            "administration"
        );
        services.GetRequiredService<CurrentAction>().Name = "CreateApiKey";
        var (db, changes) = (
            services.GetRequiredService<GatewayDbContext>(),
            services.GetRequiredService<ChangeLog>()
        );
        var now = services.GetRequiredService<TimeProvider>().GetInstant();
        return await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                async () =>
                {
                    if (!await db.Tenants.AnyAsync(cancellationToken))
                    {
                        var tenant = db
                            .Tenants.Add(
                                Tenant.Create(tenantId, new TenantSettings("", "", "", ""), now)
                            )
                            .Entity;
                        changes.Created(
                            GatewayMapping.TenantType,
                            tenantId,
                            tenant.Version,
                            now,
                            tenant.ToWire()
                        );
                        services
                            .GetRequiredService<EventLog>()
                            .Add(tenant, TenantEvents.Created(tenant));
                    }
                    var secret = ApiKeySecret.Generate();
                    string[] granted = [.. CreateTenant.FirstKeyScopes, Scopes.Platform];
                    var key = db
                        .ApiKeys.Add(ApiKey.Create(tenantId, secret, KeyName, granted, null, now))
                        .Entity;
                    changes.Created(
                        GatewayMapping.ApiKeyType,
                        key.Id.ToString(),
                        key.Version,
                        now,
                        key.ToWire()
                    );
                    return secret.Value;
                },
                cancellationToken
            );
    }
}
