using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>Gets the totals of a contact's transactions and the last of them.</summary>
internal sealed class GetTransactionCard(BatchReadTransactionCards cards)
{
    public async Task<Result<BatchReadTransactionCards.Found>> HandleAsync(
        GetTransactionCardRequest request,
        CancellationToken cancellationToken
    )
    {
        var read = await cards.HandleAsync([request.ContactId], cancellationToken);
        return read.Error is null ? read.Value[0] : read.Error;
    }
}
