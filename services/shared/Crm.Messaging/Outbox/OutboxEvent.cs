using Google.Protobuf;

namespace Crm.Messaging.Outbox;

/// <summary>Whether an event was sent.</summary>
internal enum OutboxStatus
{
    /// <summary>It waits.</summary>
    Pending = 0,

    /// <summary>It was given to the bus, or to each subscriber's deliveries.</summary>
    Published = 1,
}

/// <summary>An event, saved with the change that it tells of. The dispatcher reads those of all tenants.</summary>
internal sealed class OutboxEvent
{
    /// <summary>How many parts the events of a service are dispatched in. The order holds within a part.</summary>
    public const int Partitions = 16;

    private static readonly JsonFormatter Json = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true)
    );

    private OutboxEvent() { }

    public Guid Id { get; private init; }

    public string TenantId { get; private init; } = "";

    public int Partition { get; private init; }

    public Guid AggregateId { get; private init; }

    public long Sequence { get; private init; }

    public string Subject { get; private init; } = "";

    public string Type { get; private init; } = "";

    public DateTimeOffset Time { get; private init; }

    /// <summary>The message as JSON.</summary>
    public string Data { get; private init; } = "";

    /// <summary>The trace that the change belongs to.</summary>
    public string TraceParent { get; private init; } = "";

    public OutboxStatus Status { get; private init; }

    public DateTimeOffset? PublishTime { get; private init; }

    public static OutboxEvent Create(
        IEventSource aggregate,
        IMessage data,
        DateTimeOffset time,
        string traceParent
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(time),
            TenantId = aggregate.TenantId,
            Partition = PartitionOf(aggregate.Id),
            AggregateId = aggregate.Id,
            Sequence = aggregate.NextEventSequence(),
            Subject = EventTypes.SubjectOf(data),
            Type = EventTypes.Of(data.Descriptor),
            Time = time,
            Data = Json.Format(data),
            TraceParent = traceParent,
        };

    /// <summary>The same for an aggregate for ever and everywhere.</summary>
    public static int PartitionOf(Guid aggregateId)
    {
        Span<byte> bytes = stackalloc byte[16];
        aggregateId.TryWriteBytes(bytes, bigEndian: true, out _);
        var hash = 2166136261u;
        foreach (var part in bytes)
            hash = (hash ^ part) * 16777619;
        return (int)((hash ^ (hash >> 16)) % Partitions);
    }
}
