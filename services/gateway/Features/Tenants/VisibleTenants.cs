using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Identity;
using Microsoft.EntityFrameworkCore;

namespace Crm.Gateway.Features.Tenants;

/// <summary>A caller sees its own tenant; one that runs the platform sees all.</summary>
internal sealed class VisibleTenants(GatewayDbContext db, CallerAccessor caller)
{
    public IQueryable<Tenant> Query =>
        caller.Caller.Scopes.Allow(Scopes.Platform) ? db.Tenants.IgnoreQueryFilters() : db.Tenants;
}
