using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Store;

namespace Crm.Messaging.Receiving;

/// <summary>An event that a consumer has taken.</summary>
internal sealed class InboxEntry : ITenantOwned
{
    private InboxEntry() { }

    public string TenantId { get; private init; } = "";

    public string Consumer { get; private init; } = "";

    public string Source { get; private init; } = "";

    public Guid EventId { get; private init; }

    public DateTimeOffset CreateTime { get; private init; }

    public static InboxEntry Create(string consumer, ReceivedEvent incoming, DateTimeOffset now) =>
        new()
        {
            TenantId = incoming.TenantId,
            Consumer = consumer,
            Source = incoming.Source,
            EventId = incoming.Id,
            CreateTime = now,
        };
}
