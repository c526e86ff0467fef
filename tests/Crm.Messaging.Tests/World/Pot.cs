using Crm.ServiceDefaults.Store;

namespace Crm.Messaging.Tests.World;

/// <summary>Something that events are told of.</summary>
internal sealed class Pot : ITenantOwned, IVersioned, IEventSource
{
    private Pot() { }

    public string TenantId { get; private init; } = "";

    public Guid Id { get; private init; }

    public long Version { get; private set; } = 1;

    public long EventSequence { get; private set; }

    public long NextEventSequence()
    {
        Version++;
        return ++EventSequence;
    }

    public static Pot Create(string tenantId) => new() { TenantId = tenantId, Id = Guid.NewGuid() };
}
