using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Features.Profiles;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Segmentation.Features.Quintiles;

/// <summary>
/// Ranks the customers of tenants whose orders changed. It reads what changed in one statement and writes it in chunks; what happens
/// meanwhile leaves a mark of its own, so that at rest the quintiles are those of a recomputation.
/// </summary>
internal sealed class ComputeQuintiles(
    IServiceScopeFactory scopes,
    TimeProvider time,
    IOptions<QuintileOptions> options
)
{
    private const int ContactsInChunk = 500;

    // Ranking reads all customers, whoever of them ordered: of a tenant with many it must not take a processor all the time.
    private const int RestForWork = 4;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    /// <summary>Ranks the tenants that are due.</summary>
    /// <returns>When the next tenant is due; null when none waits.</returns>
    public async Task<DateTimeOffset?> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SegmentationDbContext>();
        var marked = await db
            .QuintileMarks.IgnoreQueryFilters()
            .GroupBy(mark => mark.TenantId)
            .Select(tenant => new
            {
                TenantId = tenant.Key,
                Since = tenant.Min(mark => mark.CreateTime),
            })
            .ToListAsync(cancellationToken);
        DateTimeOffset? next = null;
        foreach (var tenant in marked)
        {
            var due = tenant.Since + options.Value.Debounce;
            if (due <= time.GetUtcNow())
            {
                if (await RankAsync(tenant.TenantId, cancellationToken))
                    continue;
                due = time.GetUtcNow() + options.Value.Debounce;
            }
            if (next is null || due < next)
                next = due;
        }
        return next;
    }

    /// <summary>Ranks the customers of a tenant; false when another worker does, or did so a moment ago.</summary>
    private async Task<bool> RankAsync(string tenantId, CancellationToken cancellationToken)
    {
        var holder = Guid.NewGuid();
        var start = time.GetTimestamp();
        if (!await InWorkAsync(tenantId, holder, _ => Task.CompletedTask, cancellationToken))
            return false;
        // The marks first: whatever is written later has a mark that stays.
        var (marks, changes) = await ReadAsync(tenantId, cancellationToken);
        foreach (var chunk in changes.OrderBy(change => change.ContactId).Chunk(ContactsInChunk))
        {
            if (
                !await InWorkAsync(
                    tenantId,
                    holder,
                    services => WriteAsync(services, chunk, cancellationToken),
                    cancellationToken
                )
            )
                return false;
        }
        return await InWorkAsync(
            tenantId,
            holder,
            async services =>
            {
                await ForgetAsync(services, marks, cancellationToken);
                await services
                    .GetRequiredService<QuintileLeases>()
                    .TakeAsync(holder, RestAfter(time.GetElapsedTime(start)), cancellationToken);
            },
            cancellationToken
        );
    }

    private async Task<(List<Guid> Marks, IReadOnlyList<QuintileChange> Changes)> ReadAsync(
        string tenantId,
        CancellationToken cancellationToken
    )
    {
        await using var scope = ScopeOf(tenantId);
        var db = scope.ServiceProvider.GetRequiredService<SegmentationDbContext>();
        var marks = await db.QuintileMarks.Select(mark => mark.Id).ToListAsync(cancellationToken);
        var ranking = scope.ServiceProvider.GetRequiredService<QuintileRanking>();
        return (marks, await ranking.ReadAsync(cancellationToken));
    }

    private async Task<bool> InWorkAsync(
        string tenantId,
        Guid holder,
        Func<IServiceProvider, Task> run,
        CancellationToken cancellationToken
    )
    {
        await using var scope = ScopeOf(tenantId);
        var services = scope.ServiceProvider;
        return await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                async () =>
                {
                    await services
                        .GetRequiredService<UnitOfWork>()
                        .BeginAsync(WritePriority.Background, cancellationToken);
                    var isHeld = await services
                        .GetRequiredService<QuintileLeases>()
                        .TakeAsync(holder, options.Value.Lease, cancellationToken);
                    if (isHeld)
                        await run(services);
                    return isHeld;
                },
                cancellationToken
            );
    }

    private static async Task WriteAsync(
        IServiceProvider services,
        QuintileChange[] changes,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<SegmentationDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetInstant();
        await db.BulkInsertAsync(
            [
                .. changes.Select(change => new Profile
                {
                    TenantId = db.TenantId,
                    ContactId = change.ContactId,
                    FactsReadTime = now,
                    RecencyQuintile = change.Recency,
                    FrequencyQuintile = change.Frequency,
                    MonetaryQuintile = change.Monetary,
                }),
            ],
            ProfileMerge.SetQuintiles,
            cancellationToken
        );
        await services
            .GetRequiredService<ProfileChanges>()
            .TellAsync(
                [.. changes.Select(change => change.ContactId)],
                new ChangeCause(CauseTrigger.Fact),
                cancellationToken
            );
    }

    private static Task ForgetAsync(
        IServiceProvider services,
        List<Guid> marks,
        CancellationToken cancellationToken
    ) =>
        services
            .GetRequiredService<SegmentationDbContext>()
            .QuintileMarks.Where(mark => EF.Parameter(marks).Contains(mark.Id))
            .ExecuteDeleteAsync(cancellationToken);

    private static TimeSpan RestAfter(TimeSpan work) =>
        work * RestForWork < LongestRest ? work * RestForWork : LongestRest;

    private AsyncServiceScope ScopeOf(string tenantId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = Caller.System(
            tenantId,
            "quintiles"
        );
        scope.ServiceProvider.GetRequiredService<CurrentAction>().Name = "ComputeQuintiles";
        return scope;
    }
}
