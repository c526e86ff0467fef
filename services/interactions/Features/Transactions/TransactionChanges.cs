using Crm.Interactions.Domain;
using Crm.Interactions.Grpc;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;

namespace Crm.Interactions.Features.Transactions;

/// <summary>Says which transactions were recorded: to the audit log, and to those who listen.</summary>
internal sealed class TransactionChanges(ChangeLog changes, EventLog events)
{
    // Without the lines: a transaction is never changed, so they stand in it as they were.
    public void Recorded(Transaction transaction)
    {
        changes.Created(
            "transaction",
            transaction.Id.ToString(),
            transaction.Version,
            transaction.CreateTime,
            TransactionMapping.ToWire(TransactionSummary.Of(transaction))
        );
        events.Add(transaction, InteractionEvents.ToRecorded(transaction));
    }
}
