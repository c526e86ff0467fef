using System.Diagnostics;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Where use cases say what they changed: each change gets its audit row in the transaction of the work.</summary>
public sealed class ChangeLog(ServiceDbContext db, CallerAccessor caller, CurrentAction action)
    : IWorkParticipant
{
    // Fewer rows are saved with the changes that they tell of, in the same round trip.
    private const int FewRows = 20;

    private readonly List<AuditRecord> _records = [];
    private readonly List<AuditValue> _values = [];
    private Guid? _lastWritten;

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

    async Task IWorkParticipant.BeforeCommitAsync(CancellationToken cancellationToken)
    {
        _lastWritten = _records.Count > 0 ? _records[^1].Id : _lastWritten;
        if (_records.Count > FewRows && db.Database.CurrentTransaction is not null)
        {
            await db.BulkInsertAsync(_records, cancellationToken);
            await db.BulkInsertAsync(_values, cancellationToken);
        }
        else
        {
            db.AuditRecords.AddRange(_records);
            db.AuditValues.AddRange(_values);
        }
        _records.Clear();
        _values.Clear();
    }

    void IWorkParticipant.Forget()
    {
        _records.Clear();
        _values.Clear();
    }

    async Task<bool?> IWorkParticipant.WasCommittedAsync(CancellationToken cancellationToken) =>
        _lastWritten is { } id
            ? await db.AuditRecords.AnyAsync(record => record.Id == id, cancellationToken)
            : null;

    private void Add(ResourceChange change)
    {
        var audit = AuditRecord.Create(
            change,
            caller.Caller.TenantId,
            caller.Caller.Actor,
            action.Name,
            Activity.Current?.TraceId.ToHexString() ?? ""
        );
        _records.Add(audit);
        _values.Add(AuditValue.Create(audit, change));
    }
}

/// <summary>What is being done in the current scope: the name of the RPC, or of the background work.</summary>
public sealed class CurrentAction
{
    /// <summary>Such as <c>UpdateContact</c>.</summary>
    public string Name { get; set; } = "";
}
