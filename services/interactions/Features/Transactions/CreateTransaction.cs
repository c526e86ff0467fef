using System.Data;
using Crm.ContactReferences;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.Grpc;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Transaction = Crm.Interactions.Domain.Transaction;

namespace Crm.Interactions.Features.Transactions;

/// <summary>Records a transaction.</summary>
internal sealed class CreateTransaction(
    InteractionsDbContext db,
    ContactDirectory contacts,
    TransactionCards cards,
    UnitOfWork work,
    TransactionChanges changes,
    TimeProvider time
)
{
    public async Task<Result<Transaction>> HandleAsync(
        CreateTransactionRequest request,
        CancellationToken cancellationToken
    )
    {
        if (TransactionMapping.ToReference(request.Transaction) is not { } reference)
            return TransactionErrors.ContactMissing.At("transaction.contact_id");
        var content = TransactionMapping.ToContent(request.Transaction);
        if (content.Check() is { } wrong)
            return wrong;
        var resolved = await contacts.ResolveAsync([reference], cancellationToken);
        if (resolved.Error is not null)
            return resolved.Error;
        var found = resolved.Value[0];
        if (found.Relation is not { } contact)
            return found.Error!.At(
                request.Transaction.Contact is null
                    ? "transaction.contact_id"
                    : "transaction.contact"
            );

        // Read before the transaction begins, so that it locks nothing: the unique index decides, and who loses reads again.
        if (
            content.ExternalId is not null
            && await FindAsync(content.ExternalId, cancellationToken) is { } known
        )
            return known.IsSame(contact, content)
                ? known
                : TransactionErrors.ExternalIdTaken.At("transaction.external_id");

        await work.BeginAsync(
            WritePriority.Request,
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        var transaction = Transaction.Create(db.TenantId, contact, content, time.GetInstant());
        db.Transactions.Add(transaction);
        changes.Recorded(transaction);
        return await cards.AddAsync([transaction], cancellationToken)
            ? transaction
            : TransactionErrors.TotalOutOfRange.At("transaction.lines");
    }

    private Task<Transaction?> FindAsync(string externalId, CancellationToken cancellationToken) =>
        db
            .Transactions.AsNoTracking()
            .FirstOrDefaultAsync(
                transaction => transaction.ExternalId == externalId,
                cancellationToken
            );
}
