using Crm.Gateway.Access;
using Crm.Gateway.Administration;
using Crm.Gateway.Caching;
using Crm.Gateway.Data;
using Crm.Gateway.Data.Providers;
using Crm.Gateway.Features;
using Crm.Gateway.Features.ApiKeys;
using Crm.Gateway.Features.Audit;
using Crm.Gateway.Features.DeadLetters;
using Crm.Gateway.Features.Events;
using Crm.Gateway.Features.Operations;
using Crm.Gateway.Features.Overview;
using Crm.Gateway.Features.Projections;
using Crm.Gateway.Features.Tenants;
using Crm.Gateway.Grpc;
using Crm.Gateway.Limits;
using Crm.Gateway.Passthrough;
using Crm.Gateway.Rest;
using Crm.Gateway.Upstreams;
using Crm.Messaging;
using Crm.Schemas;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;

namespace Crm.Gateway;

/// <summary>The gateway: the REST and gRPC doors, who may enter, tenants and API keys.</summary>
public static class GatewayModule
{
    /// <summary>The name of the service.</summary>
    public const string Name = "gateway";

    /// <summary>Adds what the gateway needs.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="contract">What is offered; the contract of the product when left out.</param>
    public static WebApplicationBuilder AddGateway(
        this WebApplicationBuilder builder,
        Contract? contract = null
    )
    {
        builder.AddServiceDefaults(Name, contract);
        builder.AddServiceStore<
            GatewayDbContext,
            SqliteGatewayDbContext,
            PostgresGatewayDbContext,
            SqlServerGatewayDbContext
        >();
        builder.Services.AddAccess().AddCaching().AddLimits();
        builder.Services.AddRestEdge(builder.Configuration);
        builder.Services.AddGrpcPassthrough();
        builder.Services.AddSingleton<FirstKey>();
        builder
            .Services.AddScoped<VisibleTenants>()
            .AddScoped<CreateTenant>()
            .AddScoped<GetTenant>()
            .AddScoped<QuotaRules>();
        builder.Services.AddScoped<ListTenants>().AddScoped<UpdateTenant>();
        builder.Services.AddScoped<CreateApiKey>().AddScoped<GetApiKey>();
        builder
            .Services.AddScoped<ListApiKeys>()
            .AddScoped<UpdateApiKey>()
            .AddScoped<DeleteApiKey>();
        builder.Services.AddScoped<PeerServices>().AddScoped<MergedPage>();
        builder.Services.AddScoped<ListOperations>().AddScoped<OperationOwner>();
        builder
            .Services.AddOptions<SectionOptions>()
            .BindConfiguration(SectionOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddScoped<Sections>().AddScoped<ContactSections>();
        builder.Services.AddScoped<TicketSections>();
        builder.Services.AddScoped<BatchReadContactOverviews>();
        builder.Services.AddScoped<GetContactOverview>().AddScoped<FindContactHistory>();
        builder.Services.AddEventLog();
        builder.AddMessaging(subscriptions =>
            GatewaySubscriptions.Add(subscriptions, contract ?? Contract.Product)
        );
        builder.AddAudit();
        builder.Services.AddScoped<ListAllAuditEvents>();
        builder.Services.AddScoped<ListAllDeadLetters>().AddScoped<DeadLetterOwner>();
        builder.Services.AddScoped<ListAllProjections>().AddScoped<ProjectionOwner>();
        return builder;
    }

    /// <summary>Maps the doors.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseClientAddresses();
        app.UseRestEdge();
        app.UseAccess();
        app.UseLimits();
        app.MapServiceDefaults();
        app.MapGrpcService<TenantsGrpcService>();
        app.MapGrpcService<ApiKeysGrpcService>();
        app.MapGrpcService<MergedOperationsGrpcService>();
        app.MapGrpcService<MergedAuditGrpcService>();
        app.MapGrpcService<OverviewGrpcService>();
        app.MapGrpcService<OverviewReadsGrpcService>();
        app.MapGrpcService<EventsGrpcService>();
        app.MapGrpcService<MergedDeadLettersGrpcService>();
        app.MapGrpcService<MergedProjectionsGrpcService>();
        app.MapEvents();
        app.MapGrpcPassthrough();
        app.MapRestEdge(app.Services.GetRequiredService<Contract>());
        return app;
    }

    /// <summary>Makes the first API key, when the store has no tenant yet.</summary>
    /// <returns>The key, or null when there are tenants.</returns>
    public static Task<string?> CreateFirstApiKeyAsync(this WebApplication app) =>
        app.Services.GetRequiredService<FirstKey>().CreateOnFirstStartAsync(CancellationToken.None);

    /// <summary>Who work of the process itself is for the services: a system actor of the default tenant, with the settings of that.</summary>
    /// <param name="app">The application.</param>
    /// <param name="name">The name of the work.</param>
    /// <param name="permissions">What it needs.</param>
    /// <returns>The caller, or null when there is no default tenant.</returns>
    public static async Task<Caller?> FindSystemCallerAsync(
        this WebApplication app,
        string name,
        IEnumerable<string> permissions
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<CallerResolver>()
            .OfSystemAsync(FirstKey.DefaultTenant, name, permissions, CancellationToken.None);
    }
}
