using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>The gRPC services that health and reflection speak of.</summary>
/// <remarks>They are those that the application maps, unless an instance with others is registered, as where calls are passed through.</remarks>
public sealed class OfferedServices
{
    private readonly Lazy<(
        IReadOnlyList<ServiceDescriptor> Descriptors,
        FrozenSet<string> Names
    )> _services;

    /// <summary>Exactly these services.</summary>
    public OfferedServices(IEnumerable<ServiceDescriptor> services)
        : this(() => services) { }

    internal OfferedServices(IEnumerable<EndpointDataSource> endpoints)
        : this(() => Mapped(endpoints)) { }

    // Endpoints are complete only when the application has started.
    private OfferedServices(Func<IEnumerable<ServiceDescriptor>> services) =>
        _services = new(() =>
        {
            IReadOnlyList<ServiceDescriptor> descriptors =
            [
                .. services().DistinctBy(service => service.FullName),
            ];
            return (descriptors, descriptors.Select(service => service.FullName).ToFrozenSet());
        });

    /// <summary>The services.</summary>
    public IReadOnlyList<ServiceDescriptor> Descriptors => _services.Value.Descriptors;

    /// <summary>Their full names.</summary>
    public IReadOnlySet<string> Names => _services.Value.Names;

    private static IEnumerable<ServiceDescriptor> Mapped(
        IEnumerable<EndpointDataSource> endpoints
    ) =>
        endpoints
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
            .OfType<Type>()
            .Distinct()
            .Select(DescriptorOf)
            .OfType<ServiceDescriptor>();

    // The generated base class names the class that holds the descriptor.
    private static ServiceDescriptor? DescriptorOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } binding)
                return binding
                        .BindType.GetProperty(
                            "Descriptor",
                            BindingFlags.Public | BindingFlags.Static
                        )
                        ?.GetValue(null) as ServiceDescriptor;
        }
        return null;
    }
}
