using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>What interactions told last of an activity.</summary>
internal sealed class ActivityFact : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid ActivityId { get; init; }
    public Guid ContactId { get; init; }
    public Guid RecordedContactId { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public bool IsDeleted { get; init; }

    /// <summary>The version of the activity; an older one never overwrites it.</summary>
    public long SourceVersion { get; init; }
}
