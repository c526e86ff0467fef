using Crm.Gateway.Features.Events;
using Crm.Messaging;
using Crm.Schemas;

namespace Crm.Gateway;

/// <summary>What the gateway listens to: everything.</summary>
internal static class GatewaySubscriptions
{
    public static void Add(Subscriptions subscriptions, Contract contract) =>
        subscriptions.Fact<LogEvents>(
            "event-log",
            [.. contract.Events.Select(one => one.Descriptor)]
        );
}
