using Crm.Segmentation.Data;
using Crm.Segmentation.Features.Segments;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>Copies many members into a snapshot, chunk by chunk.</summary>
internal sealed class SnapshotCopy(
    SegmentationDbContext db,
    UnitOfWork work,
    MembershipCopy copy,
    SegmentChanges changes,
    TimeProvider time
) : IOperationHandler
{
    public const string KindName = "segmentation.snapshot";
    private const int RowsInChunk = 5_000;

    public string Kind => KindName;

    public async Task<StepResult> StepAsync(
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        var input = SegmentWorkInput.Parse(context.Operation.Input);
        var after = context.Operation.Checkpoint is { Length: > 0 } cursor
            ? Guid.Parse(cursor)
            : Guid.Empty;
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var snapshot = await db.Segments.FirstOrDefaultAsync(
            segment => segment.Id == input.SegmentId,
            cancellationToken
        );
        if (snapshot is null)
            return StepResult.Done();
        var source = db.Memberships.Where(membership =>
            membership.SegmentId == snapshot.SourceSegmentId
        );
        var total = context.Operation.Total ?? await source.CountAsync(cancellationToken);
        var upTo = await source
            .Where(membership => membership.ContactId > after)
            .OrderBy(membership => membership.ContactId)
            .Skip(RowsInChunk - 1)
            .Select(membership => (Guid?)membership.ContactId)
            .FirstOrDefaultAsync(cancellationToken);
        var copied = await copy.CopyAsync(
            snapshot,
            after,
            upTo ?? Guid.AllBitsSet,
            cancellationToken
        );
        var counts = new RowCounts(Created: copied);
        if (upTo is { } next)
            return StepResult.Continue(next.ToString()) with { Counts = counts, Total = total };
        snapshot.EndCopy();
        snapshot.Touch(time.GetInstant());
        changes.Settled(snapshot);
        return StepResult.Done() with { Counts = counts, Total = total };
    }
}
