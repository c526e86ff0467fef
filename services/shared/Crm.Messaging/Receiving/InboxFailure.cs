using Crm.Messaging.Wire;

namespace Crm.Messaging.Receiving;

/// <summary>How often a consumer failed on an event. Only the inbox sees it, which names the tenant.</summary>
internal sealed class InboxFailure
{
    private InboxFailure() { }

    public string TenantId { get; private init; } = "";

    public string Consumer { get; private init; } = "";

    public string Source { get; private init; } = "";

    public Guid EventId { get; private init; }

    public int Attempts { get; private set; }

    public DateTimeOffset UpdateTime { get; private set; }

    public static InboxFailure Create(string consumer, ReceivedEvent incoming) =>
        new()
        {
            TenantId = incoming.TenantId,
            Consumer = consumer,
            Source = incoming.Source,
            EventId = incoming.Id,
        };

    public void Count(DateTimeOffset now)
    {
        Attempts++;
        UpdateTime = now;
    }
}
