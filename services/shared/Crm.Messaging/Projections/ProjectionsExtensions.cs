using Crm.ServiceDefaults.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Projections;

/// <summary>Lets a service compute anew what it derives.</summary>
public static class ProjectionsExtensions
{
    /// <summary>Adds a projection and the handler that computes it, as an operation of the kind <c>{service}.{name}.rebuild</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Its name in the service, such as <c>known-contacts</c>.</param>
    /// <param name="description">What it is for, a sentence.</param>
    public static IServiceCollection AddProjection<THandler>(
        this IServiceCollection services,
        string name,
        string description
    )
        where THandler : class, IOperationHandler =>
        services
            .AddOperationHandler<THandler>()
            .AddSingleton(new ProjectionDefinition(name, description));
}
