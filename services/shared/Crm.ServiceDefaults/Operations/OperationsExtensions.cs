using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Gives a service long work.</summary>
public static class OperationsExtensions
{
    /// <summary>Adds operations, their worker and imports. Call it after <c>AddServiceDefaults</c> and <c>AddServiceStore</c>.</summary>
    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddOptions<OperationOptions>()
            .BindConfiguration("Operations")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<ImportOptions>()
            .BindConfiguration("Imports")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<OperationSignal>();
        services.AddSingleton<OperationWire>();
        services.AddSingleton<OperationLeases>();
        services.AddSingleton<OperationRunner>();
        services.AddSweeper<StoreSweeper>();
        services.AddScoped<OperationCleaner>();
        services.AddScoped<OperationStarter>();
        services.AddScoped<ImportReceiver>();
        services.AddScoped<ListOperations>();
        services.AddScoped<GetOperation>();
        services.AddScoped<CancelOperation>();
        services.AddScoped<ListOperationResults>();
        services.AddHostedService<OperationWorker>();
        return builder;
    }

    /// <summary>Adds the handler of one kind of operation.</summary>
    public static IServiceCollection AddOperationHandler<THandler>(this IServiceCollection services)
        where THandler : class, IOperationHandler =>
        services.AddScoped<IOperationHandler, THandler>();

    /// <summary>Maps the operations of this service.</summary>
    public static WebApplication MapOperations(this WebApplication app)
    {
        app.MapGrpcService<OperationsGrpcService>();
        return app;
    }
}
