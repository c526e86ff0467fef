using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Operations;

/// <summary>
/// Deletes what nobody needs any more: answers kept for idempotency keys, and uploads of requests that were aborted.
/// (An ended operation falls due by itself, see <see cref="OperationCleaner"/>.)
/// </summary>
internal sealed class StoreSweeper(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time)
    : ISweeper
{
    private const int RowsInSlice = 5_000;

    // An upload that is still going on writes a part now and then.
    private static readonly TimeSpan UploadPatience = TimeSpan.FromHours(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        await SweepAnswersAsync(db, cancellationToken);
        await SweepUploadsAsync(db, cancellationToken);
    }

    private async Task SweepAnswersAsync(ServiceDbContext db, CancellationToken cancellationToken)
    {
        var expired = time.GetInstant() - IdempotencyRecord.Lifetime;
        var records = db
            .IdempotencyRecords.IgnoreQueryFilters()
            .Where(r => r.CreateTime <= expired);
        while (true)
        {
            var limit = await records
                .OrderBy(r => r.CreateTime)
                .Skip(RowsInSlice)
                .Select(r => (DateTimeOffset?)r.CreateTime)
                .FirstOrDefaultAsync(cancellationToken);
            var slice = limit is { } until ? records.Where(r => r.CreateTime <= until) : records;
            using (await gate.EnterAsync(WritePriority.Background, cancellationToken))
                await slice.ExecuteDeleteAsync(cancellationToken);
            if (limit is null)
                return;
        }
    }

    private async Task SweepUploadsAsync(ServiceDbContext db, CancellationToken cancellationToken)
    {
        var recent = time.GetInstant() - UploadPatience;
        var parts = db.Set<OperationUpload>().IgnoreQueryFilters();
        var operations = db.Operations.IgnoreQueryFilters();
        var abandoned = await parts
            .Where(u => u.CreateTime <= recent)
            .Select(u => new { u.TenantId, u.OperationId })
            .Distinct()
            .Where(u => !operations.Any(o => o.TenantId == u.TenantId && o.Id == u.OperationId))
            .Where(u =>
                !parts.Any(later =>
                    later.TenantId == u.TenantId
                    && later.OperationId == u.OperationId
                    && later.CreateTime > recent
                )
            )
            .ToListAsync(cancellationToken);
        foreach (var upload in abandoned)
            await UploadParts.DeleteAsync(
                db,
                gate,
                upload.TenantId,
                upload.OperationId,
                cancellationToken
            );
    }
}
