using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>Evaluates the contacts of all tenants for whom time alone may have changed something, what fell due first before the rest.</summary>
internal sealed class DueSweeper(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time)
{
    private const int MostContacts = 500;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    private readonly Guid _holder = Guid.NewGuid();

    /// <summary>Evaluates what is due; nothing while another replica does.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await SweepBatchAsync(cancellationToken)) { }
    }

    /// <summary>Whether anything is due now.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SegmentationDbContext>();
        return await Due(db).AnyAsync(cancellationToken);
    }

    private async Task<bool> SweepBatchAsync(CancellationToken cancellationToken)
    {
        List<(string TenantId, Guid ContactId)> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SegmentationDbContext>();
            var rows = await Due(db)
                .OrderBy(state => state.DueTime)
                .Take(MostContacts)
                .Select(state => new { state.TenantId, state.ContactId })
                .ToListAsync(cancellationToken);
            if (rows.Count == 0 || !await TryHoldAsync(db, cancellationToken))
                return false;
            due = rows.ConvertAll(row => (row.TenantId, row.ContactId));
        }
        foreach (var tenant in due.GroupBy(row => row.TenantId, row => row.ContactId))
            await EvaluateAsync(tenant.Key, [.. tenant], cancellationToken);
        return true;
    }

    private async Task EvaluateAsync(
        string tenantId,
        List<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerAccessor>().Caller = Caller.System(
            tenantId,
            "segmentation"
        );
        services.GetRequiredService<CurrentAction>().Name = "SweepDueEvaluations";
        var work = services.GetRequiredService<UnitOfWork>();
        var evaluator = services.GetRequiredService<MembershipEvaluator>();
        var states = Due(services.GetRequiredService<SegmentationDbContext>())
            .Where(state =>
                state.TenantId == tenantId && EF.Parameter(contactIds).Contains(state.ContactId)
            );
        await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                async () =>
                {
                    await work.BeginAsync(WritePriority.Background, cancellationToken);
                    await evaluator.EvaluateAsync(
                        contactIds,
                        new ChangeCause(CauseTrigger.Clock),
                        cancellationToken
                    );
                    // What nobody can evaluate any more does not fall due for ever.
                    return await states.ExecuteUpdateAsync(
                        state => state.SetProperty(s => s.DueTime, (DateTimeOffset?)null),
                        cancellationToken
                    );
                },
                cancellationToken
            );
    }

    private IQueryable<EvaluationState> Due(SegmentationDbContext db)
    {
        var now = time.GetInstant();
        return db.Set<EvaluationState>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .Where(state => state.DueTime <= now);
    }

    // Two sweeps would not harm, since they collide and find nothing the second time; the lease saves the work.
    private async Task<bool> TryHoldAsync(
        SegmentationDbContext db,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        var until = now + LeaseTime;
        var leases = db.Set<SweepLease>();
        using var turn = await gate.EnterAsync(WritePriority.Background, cancellationToken);
        var taken = await leases
            .Where(lease =>
                lease.Name == SweepLease.DueEvaluations
                && (lease.Holder == _holder || lease.Until <= now)
            )
            .ExecuteUpdateAsync(
                lease => lease.SetProperty(l => l.Holder, _holder).SetProperty(l => l.Until, until),
                cancellationToken
            );
        return taken == 1;
    }
}
