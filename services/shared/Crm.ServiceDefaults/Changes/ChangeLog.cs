using System.Diagnostics;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Where use cases say what they changed: each change gets its audit row in the transaction of the work.</summary>
public sealed class ChangeLog(ServiceDbContext db, CallerAccessor caller, CurrentAction action)
{
    /// <summary>A resource was created.</summary>
    public void Created(
        string resourceType,
        string resourceId,
        long version,
        DateTimeOffset time,
        IMessage after
    ) => Add(new ResourceChange(resourceType, resourceId, version, time, null, after));

    /// <summary>A resource was changed.</summary>
    public void Updated(
        string resourceType,
        string resourceId,
        long version,
        DateTimeOffset time,
        IMessage before,
        IMessage after
    ) => Add(new ResourceChange(resourceType, resourceId, version, time, before, after));

    /// <summary>A resource was deleted for good.</summary>
    public void Deleted(
        string resourceType,
        string resourceId,
        long version,
        DateTimeOffset time,
        IMessage before
    ) => Add(new ResourceChange(resourceType, resourceId, version, time, before, null));

    private void Add(ResourceChange change)
    {
        var audit = AuditRecord.Create(
            change,
            caller.Caller.TenantId,
            caller.Caller.Actor,
            action.Name,
            Activity.Current?.TraceId.ToHexString() ?? ""
        );
        db.AuditRecords.Add(audit);
        db.AuditValues.Add(AuditValue.Create(audit, change));
    }
}

/// <summary>What is being done in the current scope: the name of the RPC, or of the background work.</summary>
public sealed class CurrentAction
{
    /// <summary>Such as <c>UpdateContact</c>.</summary>
    public string Name { get; set; } = "";
}
