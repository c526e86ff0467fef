using Crm.ServiceDefaults.Store;

namespace Crm.Messaging.Tests.World;

/// <summary>What a handler did: one row an event, with its place in the order.</summary>
internal sealed class TakenEvent : ITenantOwned
{
    private TakenEvent() { }

    public string TenantId { get; private init; } = "";

    public Guid Id { get; private init; }

    public Guid EventId { get; private init; }

    public string Handler { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public long Sequence { get; private init; }

    public string TraceId { get; private init; } = "";

    public long Place { get; private init; }

    public static TakenEvent Create(
        IncomingEvent incoming,
        string handler,
        string traceId,
        long place
    ) =>
        new()
        {
            TenantId = incoming.TenantId,
            Id = Guid.NewGuid(),
            EventId = incoming.Id,
            Handler = handler,
            Subject = incoming.Subject,
            Sequence = incoming.Sequence,
            TraceId = traceId,
            Place = place,
        };
}
