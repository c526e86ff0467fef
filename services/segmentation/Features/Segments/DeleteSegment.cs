using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Rules;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Deletes a segment for good.</summary>
internal sealed class DeleteSegment(
    SegmentationDbContext db,
    UnitOfWork work,
    SegmentReferences references,
    SegmentChanges changes,
    TimeProvider time
)
{
    public async Task<Result<DeleteSegmentResponse>> HandleAsync(
        DeleteSegmentRequest request,
        CancellationToken cancellationToken
    )
    {
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        if (await db.Segments.WithIdAsync(request.Id, cancellationToken) is not { } segment)
            return SegmentErrors.NotFound;
        if (Etag.Check(request.Etag, segment.Version) is { } stale)
            return stale;
        var users = new SegmentGraph(await references.ReadAsync(cancellationToken))
            .UsersOf(segment.Id)
            .Concat(await CopiesAsync(segment.Id, cancellationToken))
            .ToList();
        if (users.Count > 0)
            return SegmentErrors.InUse.With("segments", string.Join(",", users));

        await db
            .Memberships.Where(membership => membership.SegmentId == segment.Id)
            .ExecuteDeleteAsync(cancellationToken);
        db.Segments.Remove(segment);
        changes.Deleted(segment, time.GetInstant());
        return new DeleteSegmentResponse();
    }

    // A copy that is being made needs what it copies.
    private Task<List<Guid>> CopiesAsync(Guid segmentId, CancellationToken cancellationToken) =>
        db
            .Segments.Where(copy =>
                copy.SourceSegmentId == segmentId
                && copy.IsEvaluating
                && db.Operations.Any(operation =>
                    operation.Id == copy.OperationId && !operation.IsDone
                )
            )
            .Select(copy => copy.Id)
            .ToListAsync(cancellationToken);
}
