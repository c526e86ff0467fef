using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>Gets the counts of a contact's activities and the last of them.</summary>
internal sealed class GetContactCard(BatchReadContactCards cards)
{
    public async Task<Result<BatchReadContactCards.Found>> HandleAsync(
        GetContactCardRequest request,
        CancellationToken cancellationToken
    )
    {
        var read = await cards.HandleAsync([request.ContactId], cancellationToken);
        return read.Error is null ? read.Value[0] : read.Error;
    }
}
