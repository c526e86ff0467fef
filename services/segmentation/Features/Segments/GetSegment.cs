using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Gets a segment.</summary>
internal sealed class GetSegment(SegmentationDbContext db, SegmentWork operations)
{
    public async Task<Result<ShownSegment>> HandleAsync(
        GetSegmentRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(request.Id, out var id))
            return SegmentErrors.NotFound;
        var segment = await db
            .Segments.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (segment is null)
            return SegmentErrors.NotFound;
        var failed = await operations.FailedAsync([segment], cancellationToken);
        return new ShownSegment(segment, failed.Contains(segment.Id));
    }
}
