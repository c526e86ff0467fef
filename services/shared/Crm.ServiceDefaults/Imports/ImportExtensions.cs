using Crm.ServiceDefaults.Operations;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Adds imports to a service.</summary>
public static class ImportExtensions
{
    /// <summary>Adds the import of a resource. Give the handler to <see cref="ImportReceiver"/> in the RPC that takes the upload.</summary>
    public static IServiceCollection AddImport<TResource, THandler>(
        this IServiceCollection services
    )
        where TResource : class, IMessage<TResource>, new()
        where THandler : ImportHandler<TResource>
    {
        services.AddScoped<THandler>();
        services.AddScoped<ImportHandler<TResource>>(provider =>
            provider.GetRequiredService<THandler>()
        );
        services.AddScoped<ImportScan<TResource>>();
        services.AddScoped<ImportApply<TResource>>();
        services.AddScoped<ChunkReader<TResource>>();
        services.AddScoped<ChunkApplier<TResource>>();
        return services.AddOperationHandler<ImportOperation<TResource>>();
    }
}
