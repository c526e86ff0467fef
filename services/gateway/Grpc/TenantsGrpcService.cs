using Crm.Gateway.Features.Tenants;
using Crm.Gateway.V1;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

internal sealed class TenantsGrpcService(
    CreateTenant create,
    GetTenant get,
    ListTenants list,
    UpdateTenant update
) : TenantsService.TenantsServiceBase
{
    public override async Task<Tenant> CreateTenant(
        CreateTenantRequest request,
        ServerCallContext context
    ) => (await create.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<Tenant> GetTenant(
        GetTenantRequest request,
        ServerCallContext context
    ) => (await get.HandleAsync(request, context.CancellationToken)).Value.ToWire();

    public override async Task<ListTenantsResponse> ListTenants(
        ListTenantsRequest request,
        ServerCallContext context
    )
    {
        var page = (await list.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListTenantsResponse
        {
            Tenants = { page.Items.Select(tenant => tenant.ToWire()) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<Tenant> UpdateTenant(
        UpdateTenantRequest request,
        ServerCallContext context
    ) => (await update.HandleAsync(request, context.CancellationToken)).Value.ToWire();
}
