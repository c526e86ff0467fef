using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
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
        var transaction = await db
            .Transactions.AsNoTracking()
            .WithIdAsync(request.Id, cancellationToken);
        return transaction is null ? TransactionErrors.NotFound : transaction;
    }
}
