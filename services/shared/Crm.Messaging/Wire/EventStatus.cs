namespace Crm.Messaging.Wire;

/// <summary>What became of an event, in Dapr's words.</summary>
internal enum EventStatus
{
    /// <summary>It was taken, by whoever wants it.</summary>
    Success,

    /// <summary>It is to be sent again.</summary>
    Retry,

    /// <summary>Nobody can read it.</summary>
    Drop,
}

internal static class EventStatuses
{
    public static string Text(EventStatus status) =>
        status switch
        {
            EventStatus.Success => "SUCCESS",
            EventStatus.Retry => "RETRY",
            _ => "DROP",
        };

    /// <summary>The status of a name; an unknown one asks for the event again.</summary>
    public static EventStatus Parse(string? text) =>
        text switch
        {
            "SUCCESS" => EventStatus.Success,
            "DROP" => EventStatus.Drop,
            _ => EventStatus.Retry,
        };
}
