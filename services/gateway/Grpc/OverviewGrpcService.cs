using Crm.Gateway.Features.Overview;
using Crm.Gateway.V1;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

internal sealed class OverviewGrpcService(GetContactOverview overview, FindContactHistory history)
    : OverviewService.OverviewServiceBase
{
    public override async Task<ContactOverview> GetContactOverview(
        GetContactOverviewRequest request,
        ServerCallContext context
    ) => (await overview.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<ContactHistory> FindContactHistory(
        FindContactHistoryRequest request,
        ServerCallContext context
    ) => (await history.HandleAsync(request, context.CancellationToken)).Value;
}
