using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Features.Transactions;

/// <summary>Reads transactions for calls that left the gateway together, in one query.</summary>
internal sealed class BatchReadTransactions(InteractionsDbContext db)
{
    public async Task<Result<Dictionary<Guid, Transaction>>> HandleAsync(
        Wire.BatchReadTransactionsRequest request,
        CancellationToken cancellationToken
    ) => await ReadBatches.FindAsync(db.Transactions, request.Ids, cancellationToken);
}
