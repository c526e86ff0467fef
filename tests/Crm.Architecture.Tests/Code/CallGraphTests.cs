using Grpc.Core;

namespace Crm.Architecture.Tests.Code;

/// <summary>Who calls whom: gateway → all; segmentation → contacts, interactions, tickets; interactions and tickets → contacts; contacts calls nobody.</summary>
public class CallGraphTests
{
    [Fact]
    public async Task Service_Always_CallsOnlyServicesBelowIt() =>
        Rule.Holds(
            await CallsAsync(),
            call =>
                CallGraph.Allowed.Contains((call.Caller, call.Called))
                    ? null
                    : $"{call.Caller} calls {call.Called} with {call.Client.FullName}"
        );

    // Whom the graph allows nothing must not even be able to open a channel.
    [Fact]
    public async Task Service_WhenItMayCallNobody_OpensNoChannel() =>
        Rule.Holds(
            (await ProductTypes.ServicesAsync()).Where(service =>
                CallGraph.Allowed.All(edge => edge.Caller != NameOf(service.GetName().Name!))
            ),
            service =>
                ProductTypes
                    .TopLevel(service)
                    .Any(type =>
                        Usage
                            .Of(type)
                            .Types.Any(used => used.Name is "ServiceChannels" or "GrpcChannel")
                    )
                    ? $"{service.GetName().Name} opens channels"
                    : null
        );

    private static async Task<
        IEnumerable<(string Caller, string Called, Type Client)>
    > CallsAsync() =>
        from service in await ProductTypes.ServicesAsync()
        from type in ProductTypes.TopLevel(service)
        from used in Usage.Of(type).Types
        where
            typeof(ClientBase).IsAssignableFrom(used)
            && used != typeof(ClientBase)
            && used.Namespace!.StartsWith("Crm.", StringComparison.Ordinal)
        select (NameOf(service.GetName().Name!), NameOf(used.Namespace!), used);

    // Crm.Contacts and Crm.Contacts.V1 are contacts.
    private static string NameOf(string name) => name.Split('.')[1].ToLowerInvariant();
}
