namespace Crm.Segmentation.Domain.Segments;

/// <summary>Why contacts are evaluated.</summary>
/// <param name="Trigger">What led to it.</param>
internal sealed record ChangeCause(CauseTrigger Trigger)
{
    private static readonly IReadOnlyDictionary<Guid, CausingEvent> NoEvents =
        new Dictionary<Guid, CausingEvent>();

    /// <summary>The segment that has another rule; null when it is nothing that was done to a segment.</summary>
    public Guid? SegmentId { get; init; }

    /// <summary>The event that concerned a contact, by contact; the last one where there were several.</summary>
    public IReadOnlyDictionary<Guid, CausingEvent> Events { get; init; } = NoEvents;
}

/// <summary>An event that led to a change.</summary>
/// <param name="Id">The event.</param>
/// <param name="Time">When it happened.</param>
internal readonly record struct CausingEvent(Guid Id, DateTimeOffset Time);
