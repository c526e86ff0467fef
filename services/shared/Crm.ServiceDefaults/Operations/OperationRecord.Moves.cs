using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Operations;

public sealed partial class OperationRecord
{
    /// <summary>Ends it now when nobody works on it, else at the next chunk. One that has ended stays as it is.</summary>
    public void RequestCancel(DateTimeOffset now)
    {
        if (IsDone || IsCancelRequested)
            return;
        IsCancelRequested = true;
        Version++;
        if (Lease == Guid.Empty)
            Cancel(now, dueTime: now);
    }

    /// <summary>Ends it; what it leaves behind is deleted when it falls due.</summary>
    internal void Cancel(DateTimeOffset now, DateTimeOffset dueTime)
    {
        End(OperationState.Cancelled, OperationErrors.Cancelled, now);
        DueTime = dueTime;
    }

    internal void Fail(Error error, DateTimeOffset now) => End(OperationState.Failed, error, now);

    /// <summary>Takes over what a step did.</summary>
    internal void MoveOn(StepResult step, DateTimeOffset now, DateTimeOffset leaseUntil)
    {
        Checkpoint = step.Checkpoint;
        Total = step.Total ?? Total;
        Created += step.Counts.Created;
        Updated += step.Counts.Updated;
        Unchanged += step.Counts.Unchanged;
        Coalesced += step.Counts.Coalesced;
        Failed += step.Counts.Failed;
        Attempts = 0;
        UpdateTime = now;
        Version++;
        if (step.Error is not null)
            Fail(step.Error, now);
        else if (step.IsDone)
            End(OperationState.Succeeded, null, now);
        DueTime = leaseUntil;
    }

    /// <summary>Waits after a failure; the lease is given back.</summary>
    internal void Postpone(DateTimeOffset until)
    {
        Attempts++;
        Lease = Guid.Empty;
        DueTime = until;
    }

    private void End(OperationState state, Error? error, DateTimeOffset now)
    {
        State = state;
        IsDone = true;
        ErrorCode = error?.Reason ?? "";
        ErrorDetail = OperationResultRecord.Shorten(
            error?.Message ?? "",
            OperationResultRecord.MostDetailLength
        );
        EndTime = now;
        UpdateTime = now;
        Input = "";
        Checkpoint = "";
        Version++;
    }
}
