using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>
/// What the rules of the tenant read of a contact when they were last evaluated: so that only rules that read something new are evaluated,
/// and that it can be said what it was before.
/// </summary>
internal sealed class EvaluationState : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid ContactId { get; init; }

    /// <summary>When a rule may turn although nothing happens; null for never.</summary>
    public DateTimeOffset? DueTime { get; init; }

    /// <summary>What was read, as <see cref="Readings"/>.</summary>
    public string Read { get; init; } = "";
}
