using Crm.Interactions.Domain;
using Crm.Interactions.Grpc;
using Crm.ServiceDefaults.Changes;

namespace Crm.Interactions.Features.Transactions;

/// <summary>Says which transactions were recorded.</summary>
internal static class TransactionChanges
{
    // Without the lines: a transaction is never changed, so they stand in it as they were.
    public static void Recorded(this ChangeLog changes, Transaction transaction) =>
        changes.Created(
            "transaction",
            transaction.Id.ToString(),
            transaction.Version,
            transaction.CreateTime,
            TransactionMapping.ToWire(TransactionSummary.Of(transaction))
        );
}
