using Crm.Schemas;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>What every service is made of before it adds its own. Several services can live in one process.</summary>
public static class ServiceHost
{
    private const int MostReceivedBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Adds addresses, gRPC with errors, deadlines, identity and validation, health, reflection, graceful stop, logging and telemetry.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="serviceName">The name in telemetry, such as <c>contacts</c>.</param>
    /// <param name="contract">What methods demand; the contract of the product when left out.</param>
    public static WebApplicationBuilder AddServiceDefaults(
        this WebApplicationBuilder builder,
        string serviceName,
        Contract? contract = null
    )
    {
        builder.AddDefaultSettings();
        builder.Configuration.AddSecretFiles();
        builder.AddListening();
        builder.AddTelemetry(serviceName);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(new ServiceIdentity(serviceName));
        builder.Services.TryAddSingleton(contract ?? Contract.Product);
        builder.Services.AddCalls();
        builder.Services.AddIdentity();
        builder.Services.AddHealthAndStop();
        return builder;
    }

    /// <summary>Maps the probes, gRPC health and reflection.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.MapHealthProbes();
        app.MapGrpcService<HealthService>();
        app.MapGrpcService<ReflectionService>();
        app.MapGrpcService<ReflectionAlphaService>();
        return app;
    }

    private static void AddCalls(this IServiceCollection services)
    {
        services
            .AddOptions<CallLimits>()
            .BindConfiguration("Calls")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<ServiceAddresses>();
        services.TryAddSingleton<LocalServices>();
        services.TryAddSingleton<ServiceChannels>();
        services.TryAddSingleton<ErrorInterceptor>();
        services.TryAddSingleton<DeadlineInterceptor>();
        services.TryAddSingleton<IdentityInterceptor>();
        services.TryAddSingleton<ValidationInterceptor>();
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MostReceivedBytes;
            options.MaxSendMessageSize = null;
            options.CompressionProviders =
            [
                new GzipCompression(System.IO.Compression.CompressionLevel.Fastest),
            ];
            options.ResponseCompressionAlgorithm = "gzip";
            options.ResponseCompressionLevel = System.IO.Compression.CompressionLevel.Fastest;
            options.Interceptors.Add<ErrorInterceptor>();
            options.Interceptors.Add<DeadlineInterceptor>();
            options.Interceptors.Add<IdentityInterceptor>();
            options.Interceptors.Add<ValidationInterceptor>();
        });
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().BindConfiguration("Identity").ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IValidateOptions<IdentityOptions>,
                IdentityOptionsValidator
            >()
        );
        services.TryAddSingleton<IdentityTokens>();
        services.TryAddScoped<CallerAccessor>();
    }

    private static void AddHealthAndStop(this IServiceCollection services)
    {
        services.TryAddSingleton<Readiness>();
        services.TryAddSingleton(provider => new OfferedServices(
            provider.GetServices<EndpointDataSource>()
        ));
        services.TryAddSingleton<ReflectionIndex>();
        services.AddHostedService<GracefulStop>();
        services.AddHostedService<StartupMemory>();
        services
            .AddOptions<ShutdownOptions>()
            .BindConfiguration("Shutdown")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<ShutdownOptions>>(
                (host, shutdown) =>
                    host.ShutdownTimeout = shutdown.Value.Delay + shutdown.Value.Drain
            );
    }
}
