using Crm.Messaging;
using Crm.ServiceDefaults.Store;

namespace Crm.Gateway.Domain;

/// <summary>An event of any service at its place in the log of its tenant.</summary>
internal sealed class LoggedEvent : ITenantOwned
{
    private LoggedEvent() { }

    public string TenantId { get; private init; } = "";

    /// <summary>Greater than that of every event that was committed before.</summary>
    public long Position { get; private init; }

    public Guid EventId { get; private init; }

    public string Source { get; private init; } = "";

    public string Type { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public DateTimeOffset Time { get; private init; }

    public long Sequence { get; private init; }

    /// <summary>The JSON of the message.</summary>
    public string Data { get; private init; } = "";

    /// <summary>When it was logged; never earlier than that of an event before it.</summary>
    public DateTimeOffset LogTime { get; private init; }

    public static LoggedEvent Create(
        IncomingEvent incoming,
        string data,
        long position,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = incoming.TenantId,
            Position = position,
            EventId = incoming.Id,
            Source = incoming.Source,
            Type = incoming.Type,
            Subject = incoming.Subject,
            Time = incoming.Time,
            Sequence = incoming.Sequence,
            Data = data,
            LogTime = now,
        };
}
