using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Crm.ServiceDefaults.Identity;
using Grpc.AspNetCore.Server.Model;

namespace Crm.Gateway.Passthrough;

/// <summary>Offers every RPC of the services behind the gateway, as the contract lists them.</summary>
internal sealed class PassthroughMethods(
    Contract contract,
    UpstreamCalls upstreams,
    IdentityTokens tokens
) : IServiceMethodProvider<PassthroughService>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<PassthroughService> context)
    {
        foreach (var method in contract.Methods.Where(IsPassedOn))
            Add(context, new PassthroughCall(method, upstreams, tokens), [method]);
    }

    /// <summary>Whether an RPC is answered by a service behind the gateway.</summary>
    public static bool IsPassedOn(ContractMethod method) =>
        !method.IsInternal && UpstreamNames.Of(method.Descriptor.Service) != UpstreamNames.Gateway;

    private static void Add(
        ServiceMethodProviderContext<PassthroughService> context,
        PassthroughCall call,
        object[] metadata
    )
    {
        var method = call.Method;
        switch (method.Type)
        {
            case global::Grpc.Core.MethodType.Unary:
                context.AddUnaryMethod(
                    method,
                    metadata,
                    (_, request, server) => call.UnaryAsync(request, server)
                );
                break;
            case global::Grpc.Core.MethodType.ClientStreaming:
                context.AddClientStreamingMethod(
                    method,
                    metadata,
                    (_, requests, server) => call.ClientStreamingAsync(requests, server)
                );
                break;
            case global::Grpc.Core.MethodType.ServerStreaming:
                context.AddServerStreamingMethod(
                    method,
                    metadata,
                    (_, request, responses, server) =>
                        call.ServerStreamingAsync(request, responses, server)
                );
                break;
            default:
                context.AddDuplexStreamingMethod(
                    method,
                    metadata,
                    (_, requests, responses, server) =>
                        call.DuplexStreamingAsync(requests, responses, server)
                );
                break;
        }
    }
}
