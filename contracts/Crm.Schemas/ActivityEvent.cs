using Google.Protobuf.WellKnownTypes;

namespace Crm.Interactions.V1;

/// <summary>What every event of an activity says: how the activity stands after it. <c>interactions/v1/events.proto</c> explains each field.</summary>
public interface IActivityEvent
{
    /// <summary>The activity.</summary>
    string ActivityId { get; set; }

    /// <summary>The contact that it belongs to.</summary>
    string ContactId { get; set; }

    /// <summary>The contact that was named when it was recorded.</summary>
    string RecordedContactId { get; set; }

    /// <summary>Its version.</summary>
    int Version { get; set; }

    /// <summary>What was done.</summary>
    Activity.Types.Kind Kind { get; set; }

    /// <summary>Who started it.</summary>
    Activity.Types.Direction Direction { get; set; }

    /// <summary>Where it was done.</summary>
    string Channel { get; set; }

    /// <summary>When it happened.</summary>
    Timestamp OccurredAt { get; set; }
}

public sealed partial class ActivityRecorded : IActivityEvent;

public sealed partial class ActivityUpdated : IActivityEvent;

public sealed partial class ActivityDeleted : IActivityEvent;
