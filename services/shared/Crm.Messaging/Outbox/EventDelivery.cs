namespace Crm.Messaging.Outbox;

/// <summary>An event that a subscriber did not take when it was published, and is still to get.</summary>
internal sealed class EventDelivery
{
    private EventDelivery() { }

    public string Subscriber { get; private init; } = "";

    public Guid EventId { get; private init; }

    public string TenantId { get; private init; } = "";

    public Guid AggregateId { get; private init; }

    public int Partition { get; private init; }

    /// <summary>Orders the deliveries of a partition as the events were published.</summary>
    public long Position { get; private init; }

    /// <summary>How often the subscriber asked for it to be sent again.</summary>
    public int Attempts { get; private init; }

    public DateTimeOffset DueTime { get; private init; }

    public DateTimeOffset CreateTime { get; private init; }

    public static EventDelivery Create(
        OutboxEvent outgoing,
        string subscriber,
        long position,
        int attempts,
        DateTimeOffset dueTime,
        DateTimeOffset now
    ) =>
        new()
        {
            Subscriber = subscriber,
            EventId = outgoing.Id,
            TenantId = outgoing.TenantId,
            AggregateId = outgoing.AggregateId,
            Partition = outgoing.Partition,
            Position = position,
            Attempts = attempts,
            DueTime = dueTime,
            CreateTime = now,
        };
}
