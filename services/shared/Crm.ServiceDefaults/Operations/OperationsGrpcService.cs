using Crm.Common.V1;
using Grpc.Core;

namespace Crm.ServiceDefaults.Operations;

/// <summary>The operations of this service; the gateway routes by id and merges lists.</summary>
internal sealed class OperationsGrpcService(
    ListOperations list,
    GetOperation get,
    CancelOperation cancel,
    ListOperationResults results
) : OperationsService.OperationsServiceBase
{
    public override async Task<ListOperationsResponse> ListOperations(
        ListOperationsRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<Operation> GetOperation(
        GetOperationRequest request,
        ServerCallContext context
    ) => (await get.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<Operation> CancelOperation(
        CancelOperationRequest request,
        ServerCallContext context
    ) => (await cancel.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<ListOperationResultsResponse> ListOperationResults(
        ListOperationResultsRequest request,
        ServerCallContext context
    ) => (await results.HandleAsync(request, context.CancellationToken)).Value;
}
