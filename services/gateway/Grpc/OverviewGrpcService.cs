using Crm.Gateway.Features.Overview;
using Crm.Gateway.V1;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

internal sealed class OverviewGrpcService(GetContactOverview overview)
    : OverviewService.OverviewServiceBase
{
    public override Task<ContactOverview> GetContactOverview(
        GetContactOverviewRequest request,
        ServerCallContext context
    ) => overview.HandleAsync(request, context.CancellationToken);
}
