using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Features.Overview;

/// <summary>Gets all that is known of a contact.</summary>
internal sealed class GetContactOverview(BatchReadContactOverviews overviews)
{
    public async Task<Result<ContactOverview>> HandleAsync(
        GetContactOverviewRequest request,
        CancellationToken cancellationToken
    ) => (await overviews.HandleAsync([request.ContactId], cancellationToken))[0];
}
