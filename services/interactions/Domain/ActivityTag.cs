using Crm.ServiceDefaults.Store;

namespace Crm.Interactions.Domain;

/// <summary>A label of an activity as filters compare it.</summary>
internal sealed class ActivityTag : ITenantOwned
{
    private ActivityTag() { }

    public string TenantId { get; private set; } = "";
    public Guid ActivityId { get; private set; }
    public string Key { get; private set; } = "";

    public static ActivityTag Create(string tenantId, Guid activityId, string key) =>
        new()
        {
            TenantId = tenantId,
            ActivityId = activityId,
            Key = key,
        };
}
