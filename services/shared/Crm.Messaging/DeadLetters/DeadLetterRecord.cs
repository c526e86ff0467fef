using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Store;

namespace Crm.Messaging.DeadLetters;

/// <summary>An event that a consumer could not handle.</summary>
internal sealed class DeadLetterRecord : ITenantOwned, IVersioned
{
    private DeadLetterRecord() { }

    public string TenantId { get; private init; } = "";

    public Guid Id { get; private init; }

    public long Version { get; private init; } = 1;

    public string Consumer { get; private init; } = "";

    public string Source { get; private init; } = "";

    public Guid EventId { get; private init; }

    public string Type { get; private init; } = "";

    public string Subject { get; private init; } = "";

    /// <summary>The event as it arrived.</summary>
    public string Event { get; private init; } = "";

    /// <summary>The type of the exception; its message may hold personal data.</summary>
    public string ErrorClass { get; private init; } = "";

    public int Attempts { get; private init; }

    public DateTimeOffset CreateTime { get; private init; }

    public static DeadLetterRecord Create(
        string consumer,
        ReceivedEvent incoming,
        string errorClass,
        int attempts,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = incoming.TenantId,
            Id = Guid.CreateVersion7(now),
            Consumer = consumer,
            Source = incoming.Source,
            EventId = incoming.Id,
            Type = incoming.Type,
            Subject = incoming.Subject,
            Event = incoming.Json.GetRawText(),
            ErrorClass = errorClass,
            Attempts = attempts,
            CreateTime = now,
        };
}
