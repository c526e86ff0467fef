using Crm.ContactReferences;
using Crm.Messaging;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Data;

/// <summary>The store of tickets.</summary>
internal abstract class TicketsDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketTag> TicketTags => Set<TicketTag>();
    public DbSet<TicketStay> TicketStays => Set<TicketStay>();
    public DbSet<TicketComment> TicketComments => Set<TicketComment>();
    public DbSet<TicketTerm> TicketTerms => Set<TicketTerm>();
    public DbSet<TicketCounter> TicketCounters => Set<TicketCounter>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(TicketsDbContext).Assembly);
        model.AddContactReferences();
        model.AddMessaging();
    }
}
