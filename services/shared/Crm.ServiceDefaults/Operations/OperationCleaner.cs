using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

/// <summary>
/// Deletes what an operation leaves behind: its upload and keys when it has ended, itself with its results when its time is over. In
/// slices, so that nobody waits long.
/// </summary>
internal sealed class OperationCleaner(ServiceDbContext db, WriteGate gate, TimeProvider time)
{
    private const int RowsInSlice = 20_000;

    /// <summary>Deletes a slice.</summary>
    /// <returns>Whether there is more to do now.</returns>
    public async Task<bool> CleanAsync(
        OperationTurn turn,
        OperationRecord operation,
        CancellationToken cancellationToken
    )
    {
        var end = operation.EndTime + OperationRecord.Lifetime ?? time.GetInstant();
        using var slot = await gate.EnterAsync(WritePriority.Background, cancellationToken);
        var isMore =
            await UploadParts.DeleteSliceAsync(
                db,
                operation.TenantId,
                operation.Id,
                cancellationToken
            ) || await DeleteKeysAsync(operation, cancellationToken);
        if (isMore)
            return await RenewAsync(turn, cancellationToken);
        if (end > time.GetUtcNow())
        {
            await OperationLeases
                .Held(db, turn)
                .ExecuteUpdateAsync(
                    o => o.SetProperty(p => p.Lease, Guid.Empty).SetProperty(p => p.DueTime, end),
                    cancellationToken
                );
            return false;
        }
        if (await DeleteResultsAsync(operation, cancellationToken))
            return await RenewAsync(turn, cancellationToken);
        await OperationLeases.Held(db, turn).ExecuteDeleteAsync(cancellationToken);
        return false;
    }

    private async Task<bool> RenewAsync(OperationTurn turn, CancellationToken cancellationToken)
    {
        var until = time.GetInstant() + TimeSpan.FromMinutes(1);
        return await OperationLeases
                .Held(db, turn)
                .ExecuteUpdateAsync(o => o.SetProperty(p => p.DueTime, until), cancellationToken)
            == 1;
    }

    private async Task<bool> DeleteKeysAsync(
        OperationRecord operation,
        CancellationToken cancellationToken
    )
    {
        var keys = db.Set<OperationKey>()
            .IgnoreQueryFilters()
            .Where(k => k.TenantId == operation.TenantId && k.OperationId == operation.Id);
        var first = await keys.OrderBy(k => k.LastRow)
            .Select(k => (int?)k.LastRow)
            .FirstOrDefaultAsync(cancellationToken);
        return first is { } row
            && await keys.Where(k => k.LastRow < row + RowsInSlice)
                .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    private async Task<bool> DeleteResultsAsync(
        OperationRecord operation,
        CancellationToken cancellationToken
    )
    {
        var results = db.Set<OperationResultRecord>()
            .IgnoreQueryFilters()
            .Where(r => r.TenantId == operation.TenantId && r.OperationId == operation.Id);
        var first = await results
            .OrderBy(r => r.Row)
            .Select(r => (int?)r.Row)
            .FirstOrDefaultAsync(cancellationToken);
        return first is { } row
            && await results
                .Where(r => r.Row < row + RowsInSlice)
                .ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
