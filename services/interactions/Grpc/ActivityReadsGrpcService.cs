using Crm.Common.V1;
using Crm.Interactions.Domain;
using Crm.Interactions.Features.Activities;
using Crm.ServiceDefaults.Reads;
using Grpc.Core;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>Reads of activities that left the gateway together.</summary>
internal sealed class ActivityReadsGrpcService(BatchReadActivities read)
    : Wire.ActivityReadsService.ActivityReadsServiceBase
{
    public override async Task<ReadBatch> BatchReadActivities(
        Wire.BatchReadActivitiesRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            request.Ids,
            (await read.HandleAsync(request, context.CancellationToken)).Value,
            ActivityMapping.ToWire,
            ActivityErrors.NotFound
        );
}
