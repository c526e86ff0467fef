using Crm.Common.V1;
using Crm.Gateway.Features.Audit;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

/// <summary>The audit log of all services.</summary>
internal sealed class MergedAuditGrpcService(ListAllAuditEvents list)
    : AuditService.AuditServiceBase
{
    public override async Task<ListAuditEventsResponse> ListAuditEvents(
        ListAuditEventsRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;
}
