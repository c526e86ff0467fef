using Crm.Common.V1;
using Grpc.Core;

namespace Crm.Messaging.Projections;

/// <summary>The projections of this service; the gateway routes by id and merges lists.</summary>
internal sealed class ProjectionsGrpcService(ListProjections list, RebuildProjection rebuild)
    : ProjectionsService.ProjectionsServiceBase
{
    public override async Task<ListProjectionsResponse> ListProjections(
        ListProjectionsRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<Operation> RebuildProjection(
        RebuildProjectionRequest request,
        ServerCallContext context
    ) => (await rebuild.HandleAsync(request)).Value;
}
