using Crm.Common.V1;
using Crm.Gateway.Features.Overview;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Reads;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

/// <summary>Reads of overviews that left the REST door together.</summary>
internal sealed class OverviewReadsGrpcService(BatchReadContactOverviews overviews)
    : OverviewReadsService.OverviewReadsServiceBase
{
    public override async Task<ReadBatch> BatchReadContactOverviews(
        BatchReadContactOverviewsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            await overviews.HandleAsync(request.ContactIds, context.CancellationToken),
            overview => overview
        );
}
