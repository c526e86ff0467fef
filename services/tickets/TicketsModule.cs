using Crm.ContactReferences;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Clients;
using Crm.Tickets.Data;
using Crm.Tickets.Data.Providers;
using Crm.Tickets.Definitions;
using Crm.Tickets.Features.TicketComments;
using Crm.Tickets.Features.TicketFacts;
using Crm.Tickets.Features.Tickets;
using Crm.Tickets.Grpc;

namespace Crm.Tickets;

/// <summary>The tickets service: what customers ask for and complain about, and how they are served.</summary>
public static class TicketsModule
{
    /// <summary>Adds the service.</summary>
    public static WebApplicationBuilder AddTickets(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("tickets");
        builder.AddServiceStore<
            TicketsDbContext,
            SqliteTicketsDbContext,
            PostgresTicketsDbContext,
            SqlServerTicketsDbContext
        >();
        builder.AddOperations();
        builder.AddAudit();
        builder.AddMessaging(TicketSubscriptions.Add);
        builder.AddContactReferences();
        builder.Services.AddSingleton(TicketProcessReader.ReadShipped());
        builder
            .Services.AddScoped<IContactAliasFollower, TicketAliases>()
            .AddScoped<TicketContacts>()
            .AddScoped<WaitingRequesters>()
            .AddScoped<TicketNumbers>()
            .AddScoped<TicketIndex>()
            .AddScoped<TicketChanges>()
            .AddScoped<TicketMoves>();
        AddUseCases(builder.Services);
        return builder;
    }

    /// <summary>Maps its RPCs.</summary>
    public static WebApplication MapTickets(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapGrpcService<TicketsGrpcService>();
        app.MapGrpcService<TicketReadsGrpcService>();
        app.MapGrpcService<TicketCommentsGrpcService>();
        app.MapGrpcService<TicketFactsGrpcService>();
        app.MapOperations();
        app.MapAudit();
        app.MapMessaging();
        return app;
    }

    private static void AddUseCases(IServiceCollection services) =>
        services
            .AddScoped<CreateTicket>()
            .AddScoped<GetTicket>()
            .AddScoped<BatchReadTickets>()
            .AddScoped<BatchReadOpenTickets>()
            .AddScoped<ListTickets>()
            .AddScoped<ListContactTickets>()
            .AddScoped<SearchTickets>()
            .AddScoped<CountTickets>()
            .AddScoped<UpdateTicket>()
            .AddScoped<AssignTicket>()
            .AddScoped<StartTicket>()
            .AddScoped<WaitTicket>()
            .AddScoped<ResolveTicket>()
            .AddScoped<ReopenTicket>()
            .AddScoped<CloseTicket>()
            .AddScoped<ListTicketHistory>()
            .AddScoped<CreateTicketComment>()
            .AddScoped<GetTicketComment>()
            .AddScoped<ListTicketComments>()
            .AddScoped<ListTicketFacts>();
}
