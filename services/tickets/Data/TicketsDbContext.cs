using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Data;

/// <summary>The store of tickets.</summary>
internal abstract class TicketsDbContext(
    DbContextOptions options,
    CallerAccessor caller,
    WriteGate gate
) : ServiceDbContext(options, caller, gate)
{
    protected override void ConfigureModel(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(TicketsDbContext).Assembly);
}
