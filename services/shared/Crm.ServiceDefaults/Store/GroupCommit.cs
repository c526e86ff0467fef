using Crm.ServiceDefaults.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// Commits what pieces of work have added together. Nothing waits while nothing is committed; meanwhile the next ones gather, and their rows
/// leave as one statement a table, in one transaction. When it is refused, each is saved alone, so that only the one to blame is told.
/// </summary>
/// <remarks>Work that changes or deletes rows, or that began a transaction, has no part in it.</remarks>
public sealed class GroupCommit
{
    private const int MostWorks = 50;

    // A group that waits for the lock of other work holds up the next one no longer than this.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly Queue<PendingSave> _waiting = [];
    private readonly IServiceScopeFactory _scopes;
    private readonly WriteGate _gate;
    private readonly StoreTelemetry _telemetry;
    private readonly TimeProvider _time;
    private bool _isTurnTaken;

    internal GroupCommit(
        IServiceScopeFactory scopes,
        WriteGate gate,
        StoreTelemetry telemetry,
        TimeProvider time
    ) => (_scopes, _gate, _telemetry, _time) = (scopes, gate, telemetry, time);

    /// <summary>Commits what was added to a context.</summary>
    /// <param name="db">A context without a transaction.</param>
    /// <param name="cancellationToken">Ends the waiting; what has left may be committed nevertheless.</param>
    /// <returns>False when nothing was written, and the context is to be saved as it is.</returns>
    public async Task<bool> TryAsync(ServiceDbContext db, CancellationToken cancellationToken)
    {
        if (PendingSave.Of(db, cancellationToken) is not { } save)
            return false;
        if (Join(save))
        {
            // What flows with this work, such as its trace, is not that of the others.
            using (ExecutionContext.SuppressFlow())
                _ = Task.Run(TakeTurnsAsync, CancellationToken.None);
        }
        if (!await save.WaitAsync())
            return false;
        db.ChangeTracker.AcceptAllChanges();
        return true;
    }

    private bool Join(PendingSave save)
    {
        lock (_lock)
        {
            _waiting.Enqueue(save);
            return !_isTurnTaken && (_isTurnTaken = true);
        }
    }

    private List<PendingSave> Next()
    {
        lock (_lock)
        {
            var next = new List<PendingSave>(Math.Min(_waiting.Count, MostWorks));
            while (next.Count < MostWorks && _waiting.TryDequeue(out var save))
            {
                if (!save.Abandoned.IsCancellationRequested)
                    next.Add(save);
            }
            _isTurnTaken = next.Count > 0;
            return next;
        }
    }

    private async Task TakeTurnsAsync()
    {
        for (var group = Next(); group.Count > 0; group = Next())
            await CommitAsync(group)
                .WaitAsync(LongestTurn, _time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task CommitAsync(List<PendingSave> group)
    {
        _telemetry.Grouped(group.Count);
        SharedTrace.Begin(group.Select(save => save.Activity));
        using var abandoned = new AllCancelled(group.ConvertAll(save => save.Abandoned));
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
            using (await _gate.EnterAsync(WritePriority.Request, abandoned.Token))
                await InsertAsync(db, Tables(db, group), abandoned.Token);
            group.ForEach(save => save.End(isCommitted: true));
        }
        catch (Exception exception) when (group.Count == 1 || StoreErrors.IsAway(exception))
        {
            group.ForEach(save => save.Fail(exception));
        }
        catch (Exception)
        {
            group.ForEach(save => save.End(isCommitted: false));
        }
    }

    // Rows that others refer to come first.
    private static List<BulkRows> Tables(ServiceDbContext db, List<PendingSave> group) =>
        [
            .. group
                .SelectMany(save => save.Rows)
                .GroupBy(row => row.Kind, row => row.Row)
                .Select(rows => new BulkRows(BulkTable.Of(db, rows.Key), [.. rows]))
                .OrderBy(rows => rows.Table.Depth),
        ];

    private static async Task InsertAsync(
        ServiceDbContext db,
        List<BulkRows> tables,
        CancellationToken cancellationToken
    )
    {
        if (db.Provider == StoreProvider.Postgres)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await BulkArrays.CommitAsync(
                (NpgsqlConnection)db.Database.GetDbConnection(),
                tables,
                cancellationToken
            );
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var rows in tables)
            await db.BulkInsertAsync(rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
