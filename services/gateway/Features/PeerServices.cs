using Crm.Schemas;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;

namespace Crm.Gateway.Features;

/// <summary>The services behind the gateway, called in the name of the caller. What each of them offers alike is merged here.</summary>
internal sealed class PeerServices(
    Contract contract,
    ServiceChannels channels,
    CallerAccessor caller
)
{
    // The second part of a package names the service: crm.contacts.v1.
    private readonly IReadOnlyList<string> _names =
    [
        .. contract
            .Methods.Where(method => !method.IsInternal)
            .Select(method => method.Descriptor.File.Package.Split('.')[1])
            .Distinct()
            .Where(name => name is not ("common" or GatewayModule.Name)),
    ];

    /// <summary>Whether a service has this name.</summary>
    public bool Has(string name) => _names.Contains(name);

    /// <summary>Calls one service.</summary>
    public CallInvoker Of(string name) => channels.For(name, caller.Caller);

    /// <summary>Asks all services at the same time.</summary>
    public async Task<IReadOnlyList<T>> AskAllAsync<T>(Func<CallInvoker, AsyncUnaryCall<T>> ask) =>
        await Task.WhenAll(_names.Select(async name => await ask(Of(name))));
}
