using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Features.Events;

/// <summary>Forgets events whose time is over, in slices, so that nobody waits long.</summary>
internal sealed class EventLogSweeper(
    IServiceScopeFactory scopes,
    IOptions<EventOptions> options,
    TimeProvider time
) : ISweeper
{
    private const int RowsInSlice = 5_000;

    public TimeSpan Interval => options.Value.SweepInterval;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var until = time.GetInstant() - options.Value.Retention;
        foreach (var tenantId in await TenantsAsync(cancellationToken))
        {
            while (await SweepSliceAsync(tenantId, until, cancellationToken)) { }
        }
    }

    private async Task<List<string>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<GatewayDbContext>()
            .EventLogHeads.IgnoreQueryFilters()
            .Where(head => head.Last >= head.First)
            .Select(head => head.TenantId)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> SweepSliceAsync(
        string tenantId,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerAccessor>().Caller = Caller.System(tenantId, "event-log");
        var db = services.GetRequiredService<GatewayDbContext>();
        var work = services.GetRequiredService<UnitOfWork>();
        return await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                async () =>
                {
                    await work.BeginAsync(WritePriority.Background, cancellationToken);
                    return await SweepSliceAsync(db, until, cancellationToken);
                },
                cancellationToken
            );
    }

    private static async Task<bool> SweepSliceAsync(
        GatewayDbContext db,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        var slice = await db
            .LoggedEvents.Where(logged => logged.LogTime < until)
            .OrderBy(logged => logged.Position)
            .Take(RowsInSlice)
            .Select(logged => new { logged.Position, logged.LogTime })
            .ToListAsync(cancellationToken);
        if (slice.Count == 0)
            return false;
        var last = slice[^1];
        await db
            .LoggedEvents.Where(logged => logged.Position <= last.Position)
            .ExecuteDeleteAsync(cancellationToken);
        var head = await db.EventLogHeads.SingleAsync(cancellationToken);
        head.Sweep(last.Position, last.LogTime);
        return slice.Count == RowsInSlice;
    }
}
