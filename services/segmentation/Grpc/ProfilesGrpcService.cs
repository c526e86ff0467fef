using Crm.Segmentation.Features.Profiles;
using Crm.Segmentation.V1;
using Grpc.Core;

namespace Crm.Segmentation.Grpc;

/// <summary>The RPCs of profiles.</summary>
internal sealed class ProfilesGrpcService(GetProfile get) : ProfilesService.ProfilesServiceBase
{
    public override async Task<Profile> GetProfile(
        GetProfileRequest request,
        ServerCallContext context
    ) => ProfileMapping.ToWire((await get.HandleAsync(request, context.CancellationToken)).Value);
}
