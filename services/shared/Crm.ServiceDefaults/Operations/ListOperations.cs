using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

internal sealed class ListOperations(ServiceDbContext db, ListReader lists, OperationWire wire)
{
    public async Task<Result<ListOperationsResponse>> HandleAsync(
        ListOperationsRequest request,
        CancellationToken cancellationToken
    )
    {
        var page = await lists.ReadAsync(
            db.Operations.AsNoTracking(),
            new ListQuery(OperationLists.List, request.PageSize, request.PageToken, request.Filter),
            OperationLists.Sort,
            OperationLists.Filter,
            cancellationToken: cancellationToken
        );
        if (page.Error is not null)
            return page.Error;
        var response = new ListOperationsResponse
        {
            Operations = { page.Value.Items.Select(wire.ToWire) },
        };
        if (page.Value.NextPageToken is { } next)
            response.NextPageToken = next;
        return response;
    }
}
