using Crm.Gateway.Access;
using Crm.Gateway.Domain;
using Crm.Gateway.Grpc;
using Crm.Gateway.V1;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Tenant = Crm.Gateway.Domain.Tenant;

namespace Crm.Gateway.Features.Tenants;

internal sealed class UpdateTenant(
    VisibleTenants tenants,
    ChangeLog changes,
    EventLog events,
    QuotaRules quotas,
    CredentialCache credentials,
    UnitOfWork work,
    TimeProvider time
)
{
    public async Task<Result<Tenant>> HandleAsync(
        UpdateTenantRequest request,
        CancellationToken cancellationToken
    )
    {
        var tenant = await tenants.Query.FirstOrDefaultAsync(
            tenant => tenant.TenantId == request.Id,
            cancellationToken
        );
        if (tenant is null)
            return TenantErrors.NotFound;
        if (Etag.Check(request.Etag, tenant.Version) is { } stale)
            return stale;

        var before = tenant.ToWire();
        var settings = FieldMaskMerge
            .Apply(before, request.Tenant, request.UpdateMask)
            .ToSettings();
        if (quotas.CheckChange(tenant, settings) is { } wrong)
            return wrong;
        var now = time.GetInstant();
        if (tenant.Change(settings, now))
        {
            var after = tenant.ToWire();
            changes.Updated(
                GatewayMapping.TenantType,
                tenant.TenantId,
                tenant.Version,
                now,
                before,
                after
            );
            events.Add(tenant, TenantEvents.Updated(tenant, before, after));
            work.AfterCommit(() => credentials.ForgetTenant(tenant.TenantId));
        }
        return tenant;
    }
}
