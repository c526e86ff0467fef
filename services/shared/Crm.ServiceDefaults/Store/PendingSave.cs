using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.ServiceDefaults.Store;

/// <summary>The rows that a piece of work has added, and the caller who waits for them to be committed.</summary>
internal sealed class PendingSave
{
    private readonly TaskCompletionSource<bool> _end = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private PendingSave(
        IReadOnlyList<(IEntityType Kind, object Row)> rows,
        CancellationToken abandoned
    ) => (Rows, Abandoned) = (rows, abandoned);

    /// <summary>The rows, each with its kind.</summary>
    public IReadOnlyList<(IEntityType Kind, object Row)> Rows { get; }

    /// <summary>What the request is traced by.</summary>
    public Activity? Activity { get; } = Activity.Current;

    /// <summary>Nobody waits any more.</summary>
    public CancellationToken Abandoned { get; }

    /// <summary>What was added to a context; null when something was changed or deleted besides, or cannot be written in bulk.</summary>
    public static PendingSave? Of(ServiceDbContext db, CancellationToken abandoned)
    {
        var rows = new List<(IEntityType, object)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State == EntityState.Unchanged)
                continue;
            if (entry.State != EntityState.Added || !BulkTable.Takes(entry.Metadata))
                return null;
            rows.Add((entry.Metadata, entry.Entity));
        }
        return rows.Count == 0 ? null : new PendingSave(rows, abandoned);
    }

    /// <summary>Waits until the rows are committed; false when nothing was written and they are to be saved alone.</summary>
    public Task<bool> WaitAsync() => _end.Task.WaitAsync(Abandoned);

    /// <summary>The rows are committed, or are to be saved alone.</summary>
    public void End(bool isCommitted) => _end.TrySetResult(isCommitted);

    /// <summary>Whether the rows are committed is not known, or they are to blame.</summary>
    public void Fail(Exception exception) => _end.TrySetException(exception);
}
