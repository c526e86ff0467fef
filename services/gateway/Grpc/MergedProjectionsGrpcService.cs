using Crm.Common.V1;
using Crm.Gateway.Features.Projections;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

/// <summary>The projections of all services: the list is merged, a rebuild goes to the service that the id names.</summary>
internal sealed class MergedProjectionsGrpcService(ListAllProjections list, ProjectionOwner owner)
    : ProjectionsService.ProjectionsServiceBase
{
    public override async Task<ListProjectionsResponse> ListProjections(
        ListProjectionsRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<Operation> RebuildProjection(
        RebuildProjectionRequest request,
        ServerCallContext context
    ) =>
        await owner
            .Of(request.Id)
            .Value.RebuildProjectionAsync(request, cancellationToken: context.CancellationToken);
}
