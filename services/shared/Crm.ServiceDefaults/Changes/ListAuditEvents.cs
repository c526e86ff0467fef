using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Lists the changes that this service has made; the gateway merges its own with those of all services.</summary>
public sealed class ListAuditEvents(ServiceDbContext db, ListReader lists)
{
    /// <summary>A page of changes, or FILTER_INVALID or PAGE_TOKEN_INVALID.</summary>
    public async Task<Result<ListAuditEventsResponse>> HandleAsync(
        ListAuditEventsRequest request,
        CancellationToken cancellationToken
    )
    {
        var page = await lists.ReadAsync(
            db.AuditRecords.AsNoTracking(),
            new ListQuery(AuditLists.List, request.PageSize, request.PageToken, request.Filter),
            AuditLists.Sort,
            AuditLists.Filter,
            cancellationToken: cancellationToken
        );
        if (page.Error is not null)
            return page.Error;
        var ids = page.Value.Items.Select(audit => audit.Id).ToList();
        var values = await db
            .AuditValues.AsNoTracking()
            .Where(value => ids.Contains(value.AuditId))
            .ToDictionaryAsync(value => value.AuditId, cancellationToken);
        var response = new ListAuditEventsResponse
        {
            AuditEvents =
            {
                page.Value.Items.Select(audit =>
                    AuditWire.ToWire(audit, values.GetValueOrDefault(audit.Id))
                ),
            },
        };
        if (page.Value.NextPageToken is { } next)
            response.NextPageToken = next;
        return response;
    }
}
