using System.Data;
using Crm.ServiceDefaults.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// The transaction of one piece of work: a request or a chunk of background work. Use cases change entities and return; the work is
/// saved once at its end, with its audit rows and its idempotency record.
/// </summary>
/// <param name="db">The store.</param>
/// <param name="gate">Where writers of the store wait for their turn.</param>
/// <param name="group">Where work that only adds rows is committed with that of others; null where each is saved alone.</param>
/// <param name="participants">Who writes along with the work.</param>
public sealed class UnitOfWork(
    ServiceDbContext db,
    WriteGate gate,
    GroupCommit? group,
    IEnumerable<IWorkParticipant> participants
) : IAsyncDisposable
{
    private readonly List<Action> _afterCommit = [];
    private IDisposable? _turn;
    private TenantTurn? _tenantTurn;
    private IDbContextTransaction? _transaction;

    /// <summary>
    /// Begins a transaction now, for work that reads what it then depends on, or that writes by set. On a server engine it is
    /// serialisable, and such work of one tenant goes one after the other; what still collides is done once more.
    /// </summary>
    /// <param name="priority">Who may write first when several wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task BeginAsync(WritePriority priority, CancellationToken cancellationToken) =>
        BeginAsync(priority, IsolationLevel.Serializable, cancellationToken);

    /// <summary>
    /// Begins a transaction now, for work that only inserts rows and adds to others by set: READ COMMITTED is enough for it, and those who
    /// add to the same row wait for each other where serialisable work would collide.
    /// </summary>
    /// <param name="priority">Who may write first when several wait.</param>
    /// <param name="isolation">How far the work is kept apart from other work on a server engine.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task BeginAsync(
        WritePriority priority,
        IsolationLevel isolation,
        CancellationToken cancellationToken
    )
    {
        if (_transaction is not null)
            return;
        _turn = await gate.EnterAsync(priority, cancellationToken);
        if (isolation == IsolationLevel.Serializable && db.Provider != StoreProvider.Sqlite)
        {
            _tenantTurn = await TenantTurn.EnterAsync(db, cancellationToken);
            // Its turn makes it serialisable. PostgreSQL would also refuse work of other tenants whose rows are on the same page.
            isolation = IsolationLevel.RepeatableRead;
        }
        // Work that fails is rolled back as a whole: a savepoint around each saving would be two round trips for nothing.
        db.Database.AutoSavepointsEnabled = false;
        _transaction = await db.Database.BeginTransactionAsync(isolation, cancellationToken);
    }

    /// <summary>Whether a commit was begun and has not come back: when the connection breaks then, nobody was told what became of it.</summary>
    public bool IsCommitting { get; private set; }

    /// <summary>Saves what was changed and commits.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_transaction is null)
        {
            // Without a transaction, saving commits.
            BeginCommit();
            await TellParticipantsAsync(cancellationToken);
            if (group is null || !await group.TryAsync(db, cancellationToken))
                await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            await SaveAsync(cancellationToken);
            BeginCommit();
            await _transaction.CommitAsync(cancellationToken);
        }
        CrashPoints.Reach(CrashPoints.AfterCommit);
        await ReleaseAsync();
        _afterCommit.ForEach(action => action());
        _afterCommit.Clear();
    }

    /// <summary>Looks whether the last commit took place, by the rows that it had to leave; null when it left none to look for.</summary>
    public async Task<bool?> WasCommittedAsync(CancellationToken cancellationToken)
    {
        foreach (var participant in participants)
        {
            if (await participant.WasCommittedAsync(cancellationToken) is { } known)
                return known;
        }
        return null;
    }

    /// <summary>Writes what was changed until now, without committing.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await TellParticipantsAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets what was changed and not saved, such as before a savepoint is returned to.</summary>
    public void Forget()
    {
        foreach (var participant in participants)
            participant.Forget();
        db.ChangeTracker.Clear();
    }

    /// <summary>Does something once the work is committed, such as waking who waits for it; forgotten when the work is rolled back.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Forgets what was changed; the work can begin again.</summary>
    public async Task RollbackAsync()
    {
        await ReleaseAsync();
        _afterCommit.Clear();
        Forget();
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync() => await ReleaseAsync();

    private async Task TellParticipantsAsync(CancellationToken cancellationToken)
    {
        foreach (var participant in participants)
            await participant.BeforeCommitAsync(cancellationToken);
    }

    private void BeginCommit()
    {
        CrashPoints.Reach(CrashPoints.BeforeCommit);
        IsCommitting = true;
    }

    private async Task ReleaseAsync()
    {
        IsCommitting = false;
        // Whatever fails here, the next one gets its turn.
        try
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync();
            if (_tenantTurn is not null)
                await _tenantTurn.DisposeAsync();
        }
        finally
        {
            _transaction = null;
            _tenantTurn = null;
            _turn?.Dispose();
            _turn = null;
        }
    }
}
