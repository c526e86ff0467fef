using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Applies the records of a chunk, together where that goes, else one by one, so that a record spoils no other.</summary>
internal sealed class ChunkApplier<TResource>(
    ImportHandler<TResource> handler,
    ServiceDbContext db,
    UnitOfWork work
)
    where TResource : class, IMessage<TResource>, new()
{
    private const string Savepoint = "record";
    private const string PreparedSavepoint = "prepared";

    // Other work may have come first once; when the chunk collides again, it is a record of its own that does.
    private const int AttemptsTogether = 2;

    /// <summary>
    /// Saves what preparing the chunk wanted to keep, first in its transaction. It was found out ahead of that: what other work wrote meanwhile is
    /// there already, and no record is to fail for it.
    /// </summary>
    public async Task SavePreparedAsync(CancellationToken cancellationToken)
    {
        if (!db.ChangeTracker.HasChanges())
            return;
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(PreparedSavepoint, cancellationToken);
        try
        {
            await work.SaveAsync(cancellationToken);
        }
        catch (Exception exception)
            when (StoreFailures.TryReadUniqueViolation(db, exception, out _))
        {
            await transaction.RollbackToSavepointAsync(PreparedSavepoint, cancellationToken);
            work.Forget();
        }
        await transaction.ReleaseSavepointAsync(PreparedSavepoint, cancellationToken);
    }

    /// <summary>Applies the records in the transaction that has begun.</summary>
    public async Task<IReadOnlyList<ImportOutcome>> ApplyAsync(
        IReadOnlyList<ImportRecord<TResource>> records,
        ImportSettings settings,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        if (records.Count == 0)
            return [];
        if (attempt > AttemptsTogether)
            return await ApplyOneByOneAsync(records, settings, cancellationToken);
        try
        {
            return await HandleAsync(records, settings, cancellationToken);
        }
        catch (ErrorException exception) when (!OperationErrors.MayPass(exception.Error))
        {
            await work.RollbackAsync();
            await work.BeginAsync(WritePriority.Background, handler.Isolation, cancellationToken);
            return await ApplyOneByOneAsync(records, settings, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ImportOutcome>> ApplyOneByOneAsync(
        IReadOnlyList<ImportRecord<TResource>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        var transaction = db.Database.CurrentTransaction!;
        var outcomes = new List<ImportOutcome>(records.Count);
        foreach (var record in records)
        {
            await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
            var outcome = await TryApplyAsync(record, settings, cancellationToken);
            if (outcome.Error is not null)
            {
                await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
                work.Forget();
            }
            await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
            outcomes.Add(outcome);
        }
        return outcomes;
    }

    private async Task<ImportOutcome> TryApplyAsync(
        ImportRecord<TResource> record,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var outcomes = await HandleAsync([record], settings, cancellationToken);
            await work.SaveAsync(cancellationToken);
            return outcomes[0];
        }
        catch (ErrorException exception) when (!OperationErrors.MayPass(exception.Error))
        {
            return ImportOutcome.Failed(exception.Error);
        }
        catch (Exception exception)
            when (StoreFailures.TryReadUniqueViolation(db, exception, out var constraint))
        {
            return ImportOutcome.Failed(
                db.Conflicts.GetValueOrDefault(constraint) ?? CommonErrors.ConcurrentChange
            );
        }
    }

    private async Task<IReadOnlyList<ImportOutcome>> HandleAsync(
        IReadOnlyList<ImportRecord<TResource>> records,
        ImportSettings settings,
        CancellationToken cancellationToken
    )
    {
        var outcomes = await handler.ApplyAsync(records, settings, cancellationToken);
        return outcomes.Count == records.Count
            ? outcomes
            : throw new InvalidOperationException(
                $"{handler.Kind} gave {outcomes.Count} outcomes for {records.Count} records."
            );
    }
}
