using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;

namespace Crm.AllInOne.Demo;

/// <summary>The RPCs of the services, called in the name of the demo for a tenant: with the same rules, permissions and audit as for anybody.</summary>
internal sealed class DemoDoors(ServiceChannels channels, Caller caller)
{
    /// <summary>What the demo does, and no more.</summary>
    public static readonly string[] Permissions =
    [
        "contacts.*",
        "fieldDefinitions.*",
        "transactions.*",
        "activities.*",
        "tickets.*",
        "segments.*",
        "operations.read",
    ];

    public CallInvoker Contacts => channels.For("contacts", caller);

    public CallInvoker Interactions => channels.For("interactions", caller);

    public CallInvoker Segmentation => channels.For("segmentation", caller);

    public CallInvoker Tickets => channels.For("tickets", caller);

    /// <summary>Headers of a call that happens once, however often it is sent.</summary>
    public static Metadata Once(string key) => new() { { "idempotency-key", $"demo-{key}" } };
}
