using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
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
        var segment = await db.Segments.AsNoTracking().WithIdAsync(request.Id, cancellationToken);
        if (segment is null)
            return SegmentErrors.NotFound;
        var failed = await operations.FailedAsync([segment], cancellationToken);
        return new ShownSegment(segment, failed.Contains(segment.Id));
    }
}
