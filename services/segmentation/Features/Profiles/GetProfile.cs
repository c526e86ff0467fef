using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Gets the traits of a contact as they are now. One that was merged has those of the contact that remained.</summary>
internal sealed class GetProfile(BatchReadProfiles profiles)
{
    public async Task<Result<BatchReadProfiles.Found>> HandleAsync(
        GetProfileRequest request,
        CancellationToken cancellationToken
    )
    {
        var read = await profiles.HandleAsync([request.ContactId], cancellationToken);
        return read.Error is null ? read.Value[0] : read.Error;
    }
}
