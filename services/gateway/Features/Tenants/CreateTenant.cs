using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.Grpc;
using Crm.Gateway.V1;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using ApiKey = Crm.Gateway.Domain.ApiKey;
using Tenant = Crm.Gateway.Domain.Tenant;

namespace Crm.Gateway.Features.Tenants;

internal sealed class CreateTenant(
    GatewayDbContext db,
    ChangeLog changes,
    EventLog events,
    QuotaRules quotas,
    TimeProvider time
)
{
    private const string FirstKeyName = "First key";

    /// <summary>What the first key of a tenant may do: everything in the tenant.</summary>
    public static readonly IReadOnlyList<string> FirstKeyScopes = ["*"];

    public async Task<Result<V1.Tenant>> HandleAsync(
        CreateTenantRequest request,
        CancellationToken cancellationToken
    )
    {
        var id = request.Tenant.Id;
        if (
            await db
                .Tenants.IgnoreQueryFilters()
                .AnyAsync(tenant => tenant.TenantId == id, cancellationToken)
        )
            return TenantErrors.IdTaken.At("tenant.id");
        var settings = request.Tenant.ToSettings();
        if (quotas.CheckKey(settings.KeyQuota, settings.Quota, "tenant.key_quota") is { } wrong)
            return wrong;

        var now = time.GetInstant();
        var tenant = db.Tenants.Add(Tenant.Create(id, settings, now)).Entity;
        var secret = ApiKeySecret.Generate();
        var key = db
            .ApiKeys.Add(ApiKey.Create(id, secret, FirstKeyName, FirstKeyScopes, null, now))
            .Entity;
        changes.Created(
            GatewayMapping.TenantType,
            tenant.TenantId,
            tenant.Version,
            now,
            tenant.ToWire()
        );
        events.Add(tenant, TenantEvents.Created(tenant));
        changes.Created(
            GatewayMapping.ApiKeyType,
            key.Id.ToString(),
            key.Version,
            now,
            key.ToWire()
        );
        var answer = tenant.ToWire();
        answer.InitialApiKey = secret.Value;
        return answer;
    }
}
