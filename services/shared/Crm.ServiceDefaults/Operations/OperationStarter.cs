using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Accepts long work: the operation commits with the request that asks for it, and a worker begins at once.</summary>
public sealed class OperationStarter(
    ServiceDbContext db,
    UnitOfWork work,
    CallerAccessor caller,
    CurrentAction action,
    OperationSignal signal,
    TimeProvider time
)
{
    /// <summary>Adds the operation to the unit of work.</summary>
    public OperationRecord Start(NewOperation operation)
    {
        var record = OperationRecord.Create(
            operation,
            caller.Caller,
            action.Name,
            time.GetInstant()
        );
        db.Operations.Add(record);
        work.AfterCommit(signal.Set);
        return record;
    }
}
