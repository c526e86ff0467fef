using Crm.Common.V1;
using Crm.Segmentation.Features.Profiles;
using Crm.Segmentation.Features.Segments;
using Crm.ServiceDefaults.Reads;
using Grpc.Core;
using Wire = Crm.Segmentation.V1;

namespace Crm.Segmentation.Grpc;

/// <summary>Reads of profiles and segments of contacts that left the gateway together.</summary>
internal sealed class ProfileReadsGrpcService(
    BatchReadProfiles profiles,
    BatchReadContactSegments segments
) : Wire.ProfileReadsService.ProfileReadsServiceBase
{
    public override async Task<ReadBatch> BatchReadProfiles(
        Wire.BatchReadProfilesRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            (await profiles.HandleAsync(request.ContactIds, context.CancellationToken)).Value,
            ProfileMapping.ToWire
        );

    public override async Task<ReadBatch> BatchReadContactSegments(
        Wire.BatchReadContactSegmentsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            (await segments.HandleAsync(request.ContactIds, context.CancellationToken)).Value,
            rows => new Wire.ListContactSegmentsResponse
            {
                Segments = { rows.Select(MembershipMapping.ToWire) },
            }
        );
}
