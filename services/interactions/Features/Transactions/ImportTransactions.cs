using System.Data;
using Crm.ContactReferences;
using Crm.Contacts.V1;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.Grpc;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Imports;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Features.Transactions;

/// <summary>Records transactions in bulk: one question to contacts, one for known transactions and one writing a chunk.</summary>
internal sealed class ImportTransactions(
    InteractionsDbContext db,
    ContactDirectory contacts,
    TransactionCards cards,
    TransactionChanges changes,
    TimeProvider time
) : ImportHandler<Wire.Transaction>
{
    private Dictionary<ContactReference, FoundContact> _found = [];

    public override string Kind => "transactions.import";

    // As in CreateTransaction: those who add to the card of a busy contact wait for each other and do not collide.
    public override IsolationLevel Isolation => IsolationLevel.ReadCommitted;

    public override ImportGrouping Grouping =>
        new(Key: "externalId", Items: "lines", Earliest: "occurredAt");

    public override async Task PrepareAsync(
        IReadOnlyList<ImportRecord<Wire.Transaction>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        var references = records
            .Select(record => TransactionMapping.ToReference(record.Resource))
            .OfType<ContactReference>()
            .Distinct()
            .ToList();
        var found = (await contacts.ResolveAsync(references, cancellationToken)).Value;
        _found = references.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    public override async Task<IReadOnlyList<ImportOutcome>> ApplyAsync(
        IReadOnlyList<ImportRecord<Wire.Transaction>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        var known = await FindKnownAsync(records, cancellationToken);
        var now = time.GetInstant();
        var recorded = new List<Transaction>();
        var outcomes = new List<ImportOutcome>(records.Count);
        foreach (var record in records)
        {
            var applied = Apply(record.Resource, known, now);
            outcomes.Add(applied.Outcome);
            if (applied.Recorded is not { } transaction)
                continue;
            recorded.Add(transaction);
            if (transaction.ExternalId is not null)
                known.Add(transaction.ExternalId, KnownTransaction.Of(transaction));
        }
        await db.BulkInsertAsync(recorded, cancellationToken);
        foreach (var transaction in recorded)
            changes.Recorded(transaction);
        if (!await cards.AddAsync(recorded, cancellationToken))
            throw new ErrorException(TransactionErrors.TotalOutOfRange);
        return outcomes;
    }

    private (ImportOutcome Outcome, Transaction? Recorded) Apply(
        Wire.Transaction resource,
        Dictionary<string, KnownTransaction> known,
        DateTimeOffset now
    )
    {
        if (TransactionMapping.ToReference(resource) is not { } reference)
            return Failed(TransactionErrors.ContactMissing.At("transaction.contact_id"));
        var content = TransactionMapping.ToContent(resource);
        if (content.Check() is { } wrong)
            return Failed(wrong);
        if (_found[reference] is { Error: { } missing })
            return Failed(
                missing.At(
                    resource.Contact is null ? "transaction.contact_id" : "transaction.contact"
                )
            );
        var contact = _found[reference].Relation!.Value;
        if (
            content.ExternalId is not null
            && known.GetValueOrDefault(content.ExternalId) is { } other
        )
        {
            return other.IsSame(contact, content)
                ? (ImportOutcome.Unchanged(other.Id.ToString()), null)
                : Failed(TransactionErrors.ExternalIdTaken.At("transaction.external_id"));
        }
        var transaction = Transaction.Create(db.TenantId, contact, content, now);
        return (ImportOutcome.Created(transaction.Id.ToString()), transaction);
    }

    private static (ImportOutcome, Transaction?) Failed(Error error) =>
        (ImportOutcome.Failed(error), null);

    private async Task<Dictionary<string, KnownTransaction>> FindKnownAsync(
        IReadOnlyList<ImportRecord<Wire.Transaction>> records,
        CancellationToken cancellationToken
    )
    {
        var ids = records
            .Select(record => record.Resource.ExternalId)
            .Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return await db
            .Transactions.Where(row => row.ExternalId != null && ids.Contains(row.ExternalId))
            .Select(KnownTransaction.FromRow)
            .ToDictionaryAsync(row => row.ExternalId, StringComparer.Ordinal, cancellationToken);
    }
}
