using Crm.ContactReferences;
using Crm.Interactions.Clients;
using Crm.Interactions.Data;
using Crm.Interactions.Data.Providers;
using Crm.Interactions.Features.Activities;
using Crm.Interactions.Features.ContactHistory;
using Crm.Interactions.Features.Contacts;
using Crm.Interactions.Features.Facts;
using Crm.Interactions.Features.Transactions;
using Crm.Interactions.Grpc;
using Crm.Interactions.V1;
using Crm.Messaging;
using Crm.Messaging.Projections;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Imports;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;

namespace Crm.Interactions;

/// <summary>The interactions service: what customers bought, and what was said, written and done with them.</summary>
public static class InteractionsModule
{
    /// <summary>Adds the service.</summary>
    public static WebApplicationBuilder AddInteractions(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("interactions");
        builder.AddServiceStore<
            InteractionsDbContext,
            SqliteInteractionsDbContext,
            PostgresInteractionsDbContext,
            SqlServerInteractionsDbContext
        >();
        builder.AddOperations();
        builder.AddAudit();
        builder.AddMessaging(InteractionsSubscriptions.Add);
        builder.AddContactReferences();
        builder.Services.AddScoped<IContactAliasFollower, InteractionAliases>();
        builder.Services.AddProjection<RebuildCards>(
            RebuildCards.Projection,
            "The totals of transactions and the counts of activities of each contact."
        );
        builder.Services.AddScoped<ActivityContacts>();
        builder
            .Services.AddScoped<TotalsWriter>()
            .AddScoped<CardRebuild>()
            .AddScoped<TransactionCards>()
            .AddScoped<ContactCards>();
        builder
            .Services.AddScoped<TransactionChanges>()
            .AddScoped<CreateTransaction>()
            .AddScoped<GetTransaction>()
            .AddScoped<BatchReadTransactions>()
            .AddScoped<ListTransactions>();
        builder
            .Services.AddScoped<CreateActivity>()
            .AddScoped<GetActivity>()
            .AddScoped<BatchReadActivities>()
            .AddScoped<ListActivities>();
        builder.Services.AddScoped<UpdateActivity>().AddScoped<DeleteActivity>();
        builder
            .Services.AddScoped<ListTimelineEntries>()
            .AddScoped<GetTransactionCard>()
            .AddScoped<BatchReadTransactionCards>()
            .AddScoped<BatchReadContactCards>()
            .AddScoped<GetContactCard>();
        builder.Services.AddScoped<ListTransactionFacts>().AddScoped<ListActivityFacts>();
        builder.Services.AddImport<Transaction, ImportTransactions>();
        return builder;
    }

    /// <summary>Maps its RPCs.</summary>
    public static WebApplication MapInteractions(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapGrpcService<TransactionsGrpcService>();
        app.MapGrpcService<ActivitiesGrpcService>();
        app.MapGrpcService<ActivityReadsGrpcService>();
        app.MapGrpcService<TransactionReadsGrpcService>();
        app.MapGrpcService<ContactHistoryGrpcService>();
        app.MapGrpcService<ContactHistoryReadsGrpcService>();
        app.MapGrpcService<InteractionFactsGrpcService>();
        app.MapOperations();
        app.MapAudit();
        app.MapMessaging();
        return app;
    }
}
