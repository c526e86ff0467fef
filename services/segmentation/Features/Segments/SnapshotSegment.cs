using System.Globalization;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Segment = Crm.Segmentation.Domain.Segments.Segment;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Freezes the members of a segment.</summary>
internal sealed class SnapshotSegment(
    SegmentationDbContext db,
    UnitOfWork work,
    MembershipCopy copy,
    SegmentWork operations,
    SegmentChanges changes,
    TimeProvider time
)
{
    public async Task<Result<ShownSegment>> HandleAsync(
        SnapshotSegmentRequest request,
        CancellationToken cancellationToken
    )
    {
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        var source = await db.Segments.AsNoTracking().WithIdAsync(request.Id, cancellationToken);
        if (source is null)
            return SegmentErrors.NotFound;
        if (await db.Segments.CountAsync(cancellationToken) >= SegmentLimits.MostSegments)
            return SegmentErrors.Limit;
        var now = time.GetInstant();
        var snapshot = source.CreateSnapshot(
            NameOf(request, source, now),
            request.Description,
            now
        );
        if (await copy.IsSmallAsync(source.Id, cancellationToken))
        {
            await copy.CopyAllAsync(snapshot, cancellationToken);
            snapshot.EndCopy();
        }
        else
        {
            operations.Copy(snapshot);
        }
        db.Segments.Add(snapshot);
        changes.Created(snapshot);
        return new ShownSegment(snapshot);
    }

    private static string NameOf(SnapshotSegmentRequest request, Segment source, DateTimeOffset now)
    {
        if (!string.IsNullOrWhiteSpace(request.Name))
            return request.Name;
        var suffix = now.ToString(" yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var most = SegmentLimits.MostNameLength - suffix.Length;
        return (source.Name.Length <= most ? source.Name : source.Name[..most].TrimEnd()) + suffix;
    }
}
