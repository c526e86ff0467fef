using Crm.Common.V1;
using Grpc.Core;

namespace Crm.ServiceDefaults.Changes;

/// <summary>The audit log of this service; the gateway merges those of all services.</summary>
internal sealed class AuditGrpcService(ListAuditEvents list) : AuditService.AuditServiceBase
{
    public override async Task<ListAuditEventsResponse> ListAuditEvents(
        ListAuditEventsRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;
}
