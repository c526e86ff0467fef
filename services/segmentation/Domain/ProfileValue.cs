using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>One value of a repeated or custom field of a contact, in the form in which contacts keeps it for its own filters.</summary>
internal sealed class ProfileValue : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid ContactId { get; init; }

    /// <summary>The path of the field, such as <c>tags</c> or <c>customFields.level</c>.</summary>
    public string Field { get; init; } = "";

    /// <summary>The place in the list.</summary>
    public int Ordinal { get; init; }
    public string? TextKey { get; init; }
    public double? Number { get; init; }
    public DateTimeOffset? Time { get; init; }
}
