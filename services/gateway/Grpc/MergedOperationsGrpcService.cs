using Crm.Common.V1;
using Crm.Gateway.Features.Operations;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

/// <summary>The operations of all services: lists are merged, everything else goes to the service that the id names.</summary>
internal sealed class MergedOperationsGrpcService(ListOperations list, OperationOwner owner)
    : OperationsService.OperationsServiceBase
{
    public override Task<ListOperationsResponse> ListOperations(
        ListOperationsRequest request,
        ServerCallContext context
    ) => list.HandleAsync(request, context.CancellationToken);

    public override async Task<Operation> GetOperation(
        GetOperationRequest request,
        ServerCallContext context
    ) =>
        await owner
            .Of(request.Id)
            .Value.GetOperationAsync(request, cancellationToken: context.CancellationToken);

    public override async Task<Operation> CancelOperation(
        CancelOperationRequest request,
        ServerCallContext context
    ) =>
        await owner
            .Of(request.Id)
            .Value.CancelOperationAsync(request, cancellationToken: context.CancellationToken);

    public override async Task<ListOperationResultsResponse> ListOperationResults(
        ListOperationResultsRequest request,
        ServerCallContext context
    ) =>
        await owner
            .Of(request.Id)
            .Value.ListOperationResultsAsync(request, cancellationToken: context.CancellationToken);
}
