using Crm.Common.V1;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Paging;

namespace Crm.Gateway.Features.Operations;

internal sealed class ListOperations(PeerServices peers, MergedPage merged)
{
    public async Task<ListOperationsResponse> HandleAsync(
        ListOperationsRequest request,
        CancellationToken cancellationToken
    )
    {
        var pages = await peers.AskAllAsync(service =>
            new OperationsService.OperationsServiceClient(service).ListOperationsAsync(
                request,
                cancellationToken: cancellationToken
            )
        );
        var page = merged.Merge(
            new ListQuery(OperationLists.List, request.PageSize, request.PageToken, request.Filter),
            pages.Select(page => (page.Operations.AsEnumerable(), page.HasNextPageToken)),
            PositionOf
        );
        var response = new ListOperationsResponse { Operations = { page.Items } };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    private static NewestFirst PositionOf(Operation operation)
    {
        OperationWire.TryReadId(operation.Id, out _, out var id);
        return new NewestFirst(operation.CreateTime.ToDateTimeOffset(), id);
    }
}
