using Crm.ServiceDefaults.Hosting;

namespace Crm.Gateway.Features.Events;

internal static class EventsExtensions
{
    /// <summary>Adds the event log and its readers.</summary>
    public static IServiceCollection AddEventLog(this IServiceCollection services)
    {
        services
            .AddOptions<EventOptions>()
            .BindConfiguration(EventOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<EventCatalog>().AddSingleton<EventFilter>();
        services.AddSingleton<EventLogSignal>().AddSingleton<EventStreams>();
        services.AddScoped<EventSelections>().AddScoped<EventPositions>();
        services.AddScoped<EventLogReader>().AddScoped<EventResources>().AddScoped<EventComposer>();
        services.AddScoped<EventStream>().AddScoped<Watch>().AddScoped<ListEvents>();
        services.AddSweeper<EventLogSweeper>();
        return services;
    }
}
