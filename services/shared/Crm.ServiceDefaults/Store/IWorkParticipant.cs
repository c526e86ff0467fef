namespace Crm.ServiceDefaults.Store;

/// <summary>Collects what the current work tells, and writes it with the work. One a scope; registered beside the unit of work.</summary>
public interface IWorkParticipant
{
    /// <summary>
    /// Writes what was collected: to the change tracker, which is saved next, or in bulk where a transaction has begun. It may be called
    /// several times in one transaction, each time for what was collected since.
    /// </summary>
    Task BeforeCommitAsync(CancellationToken cancellationToken);

    /// <summary>Forgets what was collected and not written: the work was rolled back.</summary>
    void Forget();

    /// <summary>Whether what was last written is in the store: asked when a connection broke during a commit. Null when nothing was written.</summary>
    Task<bool?> WasCommittedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<bool?>(null);
}
