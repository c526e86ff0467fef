using Crm.Filtering;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Tenant = Crm.Gateway.Domain.Tenant;

namespace Crm.Gateway.Features.Tenants;

internal sealed class ListTenants(VisibleTenants tenants, ListReader lists)
{
    private static readonly SortSchema<Tenant> Sort = SortSchema<Tenant>
        .Create("rowId", tenant => tenant.RowId)
        .Text("id", tenant => tenant.TenantId)
        .Build("id");

    public Task<Result<Page<Tenant>>> HandleAsync(
        ListTenantsRequest request,
        CancellationToken cancellationToken
    ) =>
        lists.ReadAsync(
            tenants.Query.AsNoTracking(),
            new ListQuery(nameof(ListTenants), request.PageSize, request.PageToken),
            Sort,
            cancellationToken: cancellationToken
        );
}
