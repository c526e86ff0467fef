using Crm.Gateway.Domain;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Tenant = Crm.Gateway.Domain.Tenant;

namespace Crm.Gateway.Features.Tenants;

internal sealed class GetTenant(VisibleTenants tenants)
{
    public async Task<Result<Tenant>> HandleAsync(
        GetTenantRequest request,
        CancellationToken cancellationToken
    )
    {
        var tenant = await tenants
            .Query.AsNoTracking()
            .FirstOrDefaultAsync(tenant => tenant.TenantId == request.Id, cancellationToken);
        return tenant is null ? TenantErrors.NotFound : tenant;
    }
}
