using Crm.Interactions.Data;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Transaction = Crm.Interactions.Domain.Transaction;

namespace Crm.Interactions.Features.Facts;

/// <summary>Lists all transactions for another service, in the order of their ids.</summary>
internal sealed class ListTransactionFacts(InteractionsDbContext db)
{
    public async Task<Result<Page<Transaction>>> HandleAsync(
        ListTransactionFactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var after = FactPage.After(request.PageToken);
        if (after.Error is not null)
            return after.Error;
        var size = FactPage.Size(request.PageSize);
        var last = after.Value;
        var read = await db
            .Transactions.AsNoTracking()
            .Where(transaction => transaction.Id > last)
            .OrderBy(transaction => transaction.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return FactPage.Of(read, size, transaction => transaction.Id);
    }
}
