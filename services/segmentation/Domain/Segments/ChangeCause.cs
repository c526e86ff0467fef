namespace Crm.Segmentation.Domain.Segments;

/// <summary>Why contacts are evaluated.</summary>
/// <param name="Trigger">What led to it.</param>
internal sealed record ChangeCause(CauseTrigger Trigger)
{
    private static readonly IReadOnlyDictionary<Guid, Guid> NoEvents = new Dictionary<Guid, Guid>();

    /// <summary>The event that concerned a contact, by contact; the last one where there were several.</summary>
    public IReadOnlyDictionary<Guid, Guid> Events { get; init; } = NoEvents;
}
