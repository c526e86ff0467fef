using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Data;
using Crm.Tickets.Data.Providers;

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
            PostgresTicketsDbContext
        >();
        builder.AddOperations();
        builder.AddAudit();
        return builder;
    }

    /// <summary>Maps its RPCs.</summary>
    public static WebApplication MapTickets(this WebApplication app)
    {
        app.MapServiceDefaults();
        app.MapOperations();
        app.MapAudit();
        return app;
    }
}
