using Crm.Messaging.Publishing;
using Crm.ServiceDefaults.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging;

/// <summary>Lets a service tell events and listen to those of others.</summary>
public static class MessagingExtensions
{
    /// <summary>Adds messaging. Call it after <c>AddServiceStore</c> and <c>AddOperations</c>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="subscribe">Says what the service listens to.</param>
    public static WebApplicationBuilder AddMessaging(
        this WebApplicationBuilder builder,
        Action<Subscriptions>? subscribe = null
    )
    {
        var subscriptions = new Subscriptions(builder.Services);
        subscribe?.Invoke(subscriptions);
        builder.Services.AddSingleton(subscriptions);
        builder.Services.AddSingleton<LaneSignals>();
        builder.Services.AddScoped(services => new EventLog(
            services.GetRequiredService<ServiceDbContext>(),
            services.GetRequiredService<UnitOfWork>,
            services.GetRequiredService<LaneSignals>(),
            services.GetRequiredService<TimeProvider>()
        ));
        builder.Services.AddScoped<IWorkParticipant>(services =>
            services.GetRequiredService<EventLog>()
        );
        return builder;
    }

    /// <summary>Maps where events arrive, and the dead letters and projections of the service.</summary>
    public static WebApplication MapMessaging(this WebApplication app) => app;
}
