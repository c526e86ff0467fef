using Crm.Messaging.DeadLetters;
using Crm.Messaging.Projections;
using Crm.Messaging.Publishing;
using Crm.Messaging.Publishing.Dapr;
using Crm.Messaging.Receiving;
using Crm.Messaging.Retention;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Messaging;

/// <summary>Lets a service tell events and listen to those of others.</summary>
public static class MessagingExtensions
{
    /// <summary>Adds messaging. Call it after <c>AddServiceStore</c>, and after <c>AddOperations</c> where there are projections.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="subscribe">Says what the service listens to.</param>
    public static WebApplicationBuilder AddMessaging(
        this WebApplicationBuilder builder,
        Action<Subscriptions>? subscribe = null
    )
    {
        var services = builder.Services;
        services
            .AddOptions<MessagingOptions>()
            .BindConfiguration("Messaging")
            .ValidateDataAnnotations()
            .Validate(
                messaging => messaging.DeliveryTimeout < messaging.Lease,
                "Messaging:DeliveryTimeout must be less than Messaging:Lease: a subscriber that still works must not get the events again."
            )
            .ValidateOnStart();
        var subscriptions = new Subscriptions(services);
        subscribe?.Invoke(subscriptions);
        services.AddSingleton(subscriptions);
        services.AddSingleton<MessagingTelemetry>();
        services.TryAddSingleton<FaultPoints>();
        services.AddPublishing();
        services.AddReceiving();
        services.AddSweeper<MessagingSweeper>();
        return builder;
    }

    /// <summary>Maps where events arrive, and the dead letters and projections of the service.</summary>
    public static WebApplication MapMessaging(this WebApplication app)
    {
        app.MapEvents();
        app.MapGrpcService<DeadLettersGrpcService>();
        app.MapGrpcService<ProjectionsGrpcService>();
        return app;
    }

    /// <summary>Maps where events arrive only: for the gateway, which answers for the dead letters and projections of all services.</summary>
    public static WebApplication MapEvents(this WebApplication app)
    {
        EventsEndpoint.Map(app);
        return app;
    }

    private static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<LaneSignals>();
        services.AddSingleton<Backoff>();
        services.AddSingleton<RestingLanes>();
        services.AddSingleton<DispatchLeases>();
        services.AddSingleton<SubscriberClient>();
        services.AddSingleton<SubscriberCatalogue>();
        services.AddSingleton<SubscriberPosts>();
        services.AddSingleton<DirectPublisher>();
        services.AddSingleton<DaprClient>();
        services.AddSingleton<DaprPublisher>();
        services.AddSingleton<IEventPublisher>(provider =>
            provider.GetRequiredService<IOptions<MessagingOptions>>().Value.Publisher
            == PublisherKind.Dapr
                ? provider.GetRequiredService<DaprPublisher>()
                : provider.GetRequiredService<DirectPublisher>()
        );
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<DeliveryMarks>();
        services.AddSingleton<DeliveryDispatcher>();
        services.AddSingleton<MessagingGauges>();
        services.AddHostedService<MessagingWorker>();
        services.AddScoped(provider => new EventLog(
            provider.GetRequiredService<ServiceDbContext>(),
            provider.GetRequiredService<UnitOfWork>,
            provider.GetRequiredService<LaneSignals>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddScoped<IWorkParticipant>(provider => provider.GetRequiredService<EventLog>());
    }

    private static void AddReceiving(this IServiceCollection services)
    {
        services.AddSingleton<EventSender>();
        services.AddSingleton<SubscriptionList>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Failures>();
        services.AddSingleton<Consumer>();
        services.AddSingleton<EventReceiver>();
        services.AddSingleton<DeadLetterWire>();
        services.AddScoped(provider => new ListDeadLetters(
            provider.GetRequiredService<ServiceDbContext>(),
            provider.GetRequiredService<ListReader>(),
            provider.GetRequiredService<DeadLetterWire>()
        ));
        services.AddScoped(provider => new GetDeadLetter(
            provider.GetRequiredService<ServiceDbContext>(),
            provider.GetRequiredService<DeadLetterWire>()
        ));
        services.AddScoped(provider => new ReplayDeadLetter(
            provider,
            provider.GetRequiredService<ServiceDbContext>(),
            provider.GetRequiredService<DeadLetterWire>()
        ));
        services.AddScoped(provider => new DeleteDeadLetter(
            provider.GetRequiredService<ServiceDbContext>(),
            provider.GetRequiredService<DeadLetterWire>(),
            provider.GetRequiredService<ChangeLog>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddScoped(provider => new ListProjections(
            provider.GetRequiredService<ServiceDbContext>(),
            provider.GetRequiredService<ServiceIdentity>(),
            provider.GetServices<ProjectionDefinition>()
        ));
        services.AddScoped(provider => new RebuildProjection(
            provider.GetServices<ProjectionDefinition>(),
            provider.GetRequiredService<ServiceIdentity>(),
            provider.GetRequiredService<OperationStarter>(),
            provider.GetRequiredService<OperationWire>()
        ));
    }
}
