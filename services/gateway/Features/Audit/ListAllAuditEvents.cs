using Crm.Common.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;

namespace Crm.Gateway.Features.Audit;

/// <summary>The changes of all services, the gateway's own among them.</summary>
internal sealed class ListAllAuditEvents(ListAuditEvents own, PeerServices peers, MergedPage merged)
{
    public async Task<Result<ListAuditEventsResponse>> HandleAsync(
        ListAuditEventsRequest request,
        CancellationToken cancellationToken
    )
    {
        var here = await own.HandleAsync(request, cancellationToken);
        if (here.Error is not null)
            return here.Error;
        var elsewhere = await peers.AskAllAsync(service =>
            new AuditService.AuditServiceClient(service).ListAuditEventsAsync(
                request,
                cancellationToken: cancellationToken
            )
        );
        var page = merged.Merge(
            new ListQuery(AuditLists.List, request.PageSize, request.PageToken, request.Filter),
            elsewhere
                .Append(here.Value)
                .Select(page => (page.AuditEvents.AsEnumerable(), page.HasNextPageToken)),
            audit => new NewestFirst(audit.CreateTime.ToDateTimeOffset(), Guid.Parse(audit.Id))
        );
        var response = new ListAuditEventsResponse { AuditEvents = { page.Items } };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }
}
