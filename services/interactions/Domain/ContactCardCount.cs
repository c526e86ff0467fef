using Crm.ServiceDefaults.Store;

namespace Crm.Interactions.Domain;

/// <summary>How many activities of a kind and direction a contact has, kept with each change of an activity.</summary>
internal sealed class ContactCardCount : ITenantOwned
{
    private ContactCardCount() { }

    public string TenantId { get; private set; } = "";
    public Guid ContactId { get; private set; }
    public ActivityKind Kind { get; private set; }
    public ActivityDirection Direction { get; private set; }
    public long Count { get; private set; }
    public DateTimeOffset LastTime { get; private set; }

    public static ContactCardCount Create(
        string tenantId,
        Guid contactId,
        ActivityKind kind,
        ActivityDirection direction,
        long count,
        DateTimeOffset lastTime
    ) =>
        new()
        {
            TenantId = tenantId,
            ContactId = contactId,
            Kind = kind,
            Direction = direction,
            Count = count,
            LastTime = lastTime,
        };

    /// <summary>What one activity adds.</summary>
    public static ContactCardCount Of(Activity activity) =>
        new()
        {
            TenantId = activity.TenantId,
            ContactId = activity.ContactId,
            Kind = activity.Kind,
            Direction = activity.Direction,
            Count = 1,
            LastTime = activity.OccurredAt,
        };

    /// <summary>Whether it is what this activity adds.</summary>
    public bool Counts(Activity activity) =>
        Kind == activity.Kind && Direction == activity.Direction && LastTime == activity.OccurredAt;
}
