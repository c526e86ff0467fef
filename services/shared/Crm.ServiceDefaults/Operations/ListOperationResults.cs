using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

internal sealed class ListOperationResults(
    ServiceDbContext db,
    ListReader lists,
    OperationWire wire
)
{
    private const string List = "/crm.common.v1.OperationsService/ListOperationResults";

    public async Task<Result<ListOperationResultsResponse>> HandleAsync(
        ListOperationResultsRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !wire.TryReadOwnId(request.Id, out var id)
            || !await db.Operations.AnyAsync(o => o.Id == id, cancellationToken)
        )
            return OperationErrors.NotFound;
        var rows = db.Set<OperationResultRecord>().AsNoTracking().Where(r => r.OperationId == id);
        if (request.Outcome != OperationResult.Types.Outcome.Unspecified)
            rows = rows.Where(r => r.Outcome == request.Outcome);
        var page = await lists.ReadAsync(
            rows,
            new ListQuery($"{List} {id} {request.Outcome}", request.PageSize, request.PageToken),
            OperationLists.ResultSort,
            cancellationToken: cancellationToken
        );
        if (page.Error is not null)
            return page.Error;
        var response = new ListOperationResultsResponse
        {
            Results = { page.Value.Items.Select(OperationWire.ToWire) },
        };
        if (page.Value.NextPageToken is { } next)
            response.NextPageToken = next;
        return response;
    }
}
