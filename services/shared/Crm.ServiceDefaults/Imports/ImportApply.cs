using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Imports;

/// <summary>The second pass: applies a chunk of records and writes down what became of each.</summary>
internal sealed class ImportApply<TResource>(
    ImportHandler<TResource> handler,
    ChunkReader<TResource> chunks,
    ChunkApplier<TResource> applier,
    ServiceDbContext db,
    UnitOfWork work
)
    where TResource : class, IMessage<TResource>, new()
{
    public async Task<StepResult> StepAsync(
        OperationContext context,
        ImportSession<TResource> session,
        ImportCheckpoint checkpoint,
        CancellationToken cancellationToken
    )
    {
        var operation = context.Operation;
        var chunk = await chunks.ReadAsync(session, checkpoint, cancellationToken);
        if (chunk.Records.Count == 0)
            return StepResult.Done();
        var lastRows = await LastRowsAsync(chunk, operation, cancellationToken);
        var isReplaced = chunk
            .Records.Select(record => IsReplaced(record, session, lastRows))
            .ToList();
        var applied = chunk
            .Records.Where((record, index) => record.Resource is not null && !isReplaced[index])
            .Select(record => new ImportRecord<TResource>(
                record.Row,
                record.LastRow,
                record.Resource!
            ))
            .ToList();

        await handler.PrepareAsync(applied, session.Settings, cancellationToken);
        await work.BeginAsync(WritePriority.Background, handler.Isolation, cancellationToken);
        await applier.SavePreparedAsync(cancellationToken);
        var outcomes = await applier.ApplyAsync(
            applied,
            session.Settings,
            context.Attempt,
            cancellationToken
        );
        if (operation.IsDryRun)
            await ForgetAsync(cancellationToken);
        var results = ResultsOf(
            operation,
            chunk.Records,
            isReplaced,
            new Queue<ImportOutcome>(outcomes)
        );
        await db.BulkInsertAsync(results, cancellationToken);
        return StepResult.Continue(chunk.End.Write()) with { Counts = RowCounts.Of(results) };
    }

    // What is not stored is still checked by the store.
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await work.SaveAsync(cancellationToken);
        await work.RollbackAsync();
        await work.BeginAsync(WritePriority.Background, handler.Isolation, cancellationToken);
    }

    // By their rows, not by the keys of the chunk: for a table that has just been filled a server may take each key to be compared with all.
    private async Task<Dictionary<Guid, int>> LastRowsAsync(
        Chunk<TResource> chunk,
        OperationRecord operation,
        CancellationToken cancellationToken
    )
    {
        if (handler.Grouping is not null)
            return [];
        var (first, last) = (chunk.Records[0].Row, chunk.End.Row);
        return await db.Set<OperationKey>()
            .Where(key =>
                key.OperationId == operation.Id && key.LastRow >= first && key.LastRow <= last
            )
            .ToDictionaryAsync(key => key.Key, key => key.LastRow, cancellationToken);
    }

    // A key whose last row is not among those of the chunk comes again later.
    private bool IsReplaced(
        ReadRecord<TResource> record,
        ImportSession<TResource> session,
        Dictionary<Guid, int> lastRows
    ) =>
        KeyOf(record, session) is { } key
        && (!lastRows.TryGetValue(key, out var last) || last > record.LastRow);

    private Guid? KeyOf(ReadRecord<TResource> record, ImportSession<TResource> session) =>
        handler.Grouping is null
        && record.Resource is { } resource
        && handler.KeyOf(resource, session.Settings) is { } key
            ? OperationKey.Hash(key)
            : null;

    private static List<OperationResultRecord> ResultsOf(
        OperationRecord operation,
        IReadOnlyList<ReadRecord<TResource>> records,
        List<bool> isReplaced,
        Queue<ImportOutcome> outcomes
    ) =>
        [
            .. records.Select(
                (record, index) =>
                    record.Problem is { } problem
                        ? OperationResultRecord.Refuse(
                            operation,
                            record.Row,
                            record.LastRow,
                            problem.Code,
                            problem.Pointer,
                            problem.Detail
                        )
                        : ImportResults.Of<TResource>(
                            operation,
                            record,
                            isReplaced[index] ? ImportOutcome.Coalesced() : outcomes.Dequeue()
                        )
            ),
        ];
}
