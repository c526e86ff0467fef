using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Domain;

/// <summary>What can be wrong with a request for events.</summary>
internal static class EventErrors
{
    public static readonly Error PositionInvalid = new Error(
        ErrorKind.InvalidArgument,
        "EVENT_POSITION_INVALID",
        "There is no such position. Give one as the stream gave it."
    ).At("position");

    public static readonly Error Expired = new(
        ErrorKind.OutOfRange,
        "EVENTS_EXPIRED",
        "Events after this position are no longer kept. Read the resources anew and watch from now."
    );

    public static readonly Error StreamsExhausted = new(
        ErrorKind.ResourceExhausted,
        "EVENT_STREAMS_EXHAUSTED",
        "The tenant has as many streams open as it may. Close one, or share one."
    )
    {
        RetryAfter = TimeSpan.FromSeconds(10),
    };

    private static readonly Error Unknown = new(
        ErrorKind.InvalidArgument,
        "EVENT_TYPE_UNKNOWN",
        "There are no events of this type."
    );

    public static Error TypeUnknown(string type) => Unknown.With("type", type).At("types");
}
