using Crm.ServiceDefaults.Imports.Reading;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>The first pass: counts the rows and keeps the last row of each key, in memory that does not grow with the upload.</summary>
internal sealed class ImportScan<TResource>(
    ImportHandler<TResource> handler,
    ServiceDbContext db,
    UnitOfWork work
)
    where TResource : class, IMessage<TResource>, new()
{
    public async Task<StepResult> StepAsync(
        OperationRecord operation,
        ImportSession<TResource> session,
        ImportCheckpoint checkpoint,
        CancellationToken cancellationToken
    )
    {
        using var rows = session.Open(db, checkpoint.Offset);
        var keys = new Dictionary<Guid, int>();
        var end = checkpoint;
        while (
            end.Row - checkpoint.Row < ImportLimits.ScanRows
            && end.Offset - checkpoint.Offset < ImportLimits.ChunkBytes
        )
        {
            if (!await rows.MoveNextAsync(cancellationToken))
                return await EndAsync(operation, session, keys, end.Row, cancellationToken);
            end = end with { Row = end.Row + 1, Offset = rows.End };
            if (end.Row > ImportLimits.Rows)
                return StepResult.Fail(ImportErrors.TooManyRows);
            if (handler.Grouping is null && KeyOf(rows.Read(), session) is { } key)
                keys[OperationKey.Hash(key)] = end.Row;
        }
        await KeepAsync(operation, keys, cancellationToken);
        return StepResult.Continue(end.Write());
    }

    private async Task<StepResult> EndAsync(
        OperationRecord operation,
        ImportSession<TResource> session,
        Dictionary<Guid, int> keys,
        int total,
        CancellationToken cancellationToken
    )
    {
        await KeepAsync(operation, keys, cancellationToken);
        var begin = new ImportCheckpoint(IsScanned: true, session.Settings.DataStart, 0);
        return StepResult.Continue(begin.Write()) with { Total = total };
    }

    private async Task KeepAsync(
        OperationRecord operation,
        Dictionary<Guid, int> keys,
        CancellationToken cancellationToken
    )
    {
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var rows = keys.Select(key => OperationKey.Create(operation, key.Key, key.Value)).ToList();
        await db.BulkUpsertAsync(rows, cancellationToken);
    }

    // A row that is refused replaces no other.
    private string? KeyOf(ReadRow<TResource> row, ImportSession<TResource> session)
    {
        if (row.Resource is not { } resource || RowProblem.Of(resource) is not null)
            return null;
        return handler.KeyOf(resource, session.Settings);
    }
}
