using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Transaction = Crm.Interactions.Domain.Transaction;

namespace Crm.Interactions.Features.Transactions;

/// <summary>Gets a transaction with its lines.</summary>
internal sealed class GetTransaction(InteractionsDbContext db)
{
    public async Task<Result<Transaction>> HandleAsync(
        GetTransactionRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(request.Id, out var id))
            return TransactionErrors.NotFound;
        var transaction = await db
            .Transactions.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return transaction is null ? TransactionErrors.NotFound : transaction;
    }
}
