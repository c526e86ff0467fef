using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Crm.ServiceDefaults.Hosting;
using Grpc.AspNetCore.Server.Model;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDescriptor = Microsoft.Extensions.DependencyInjection.ServiceDescriptor;

namespace Crm.Gateway.Passthrough;

/// <summary>The gRPC door: the services behind the gateway, passed through without reading their messages.</summary>
internal static class PassthroughExtensions
{
    /// <summary>Adds what the door needs. Reflection and health then speak of every service of the contract.</summary>
    public static IServiceCollection AddGrpcPassthrough(this IServiceCollection services)
    {
        services.TryAddSingleton(Contract.Product);
        services.TryAddSingleton<UpstreamCalls>();
        services.AddSingleton<IServiceMethodProvider<PassthroughService>, PassthroughMethods>();
        services.Replace(
            ServiceDescriptor.Singleton(provider =>
                Offered(provider.GetRequiredService<Contract>())
            )
        );
        return services;
    }

    /// <summary>Maps the RPCs of the services behind the gateway.</summary>
    public static IEndpointRouteBuilder MapGrpcPassthrough(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<PassthroughService>();
        return app;
    }

    private static OfferedServices Offered(Contract contract) =>
        new([
            .. contract
                .Methods.Where(method => !method.IsInternal)
                .Select(method => method.Descriptor.Service)
                .Distinct(),
            Health.Descriptor,
            global::Grpc.Reflection.V1.ServerReflection.Descriptor,
            global::Grpc.Reflection.V1Alpha.ServerReflection.Descriptor,
        ]);
}
