using Crm.Interactions.Data;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Transaction = Crm.Interactions.Domain.Transaction;

namespace Crm.Interactions.Features.Facts;

/// <summary>Lists all transactions for another service, in the order of their ids.</summary>
internal sealed class ListTransactionFacts(InteractionsDbContext db)
{
    public Task<Result<Page<Transaction>>> HandleAsync(
        ListTransactionFactsRequest request,
        CancellationToken cancellationToken
    ) =>
        FactPage.ReadAsync(db.Transactions, request.PageToken, request.PageSize, cancellationToken);
}
