using Crm.Filtering;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Segment = Crm.Segmentation.Domain.Segments.Segment;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Lists segments.</summary>
internal sealed class ListSegments(
    SegmentationDbContext db,
    ListReader lists,
    SegmentWork operations
)
{
    private static readonly FilterSchema<Segment> Filter = FilterSchema<Segment>
        .Create()
        .Text("name", segment => segment.NameKey, TextKey.Of)
        .Enum("kind", segment => segment.Kind)
        .Time("createTime", segment => segment.CreateTime)
        .Time("updateTime", segment => segment.UpdateTime)
        .Build();

    private static readonly SortSchema<Segment> Order = SortSchema<Segment>
        .Create("id", segment => segment.Id)
        .Text("name", segment => segment.NameKey)
        .Time("createTime", segment => segment.CreateTime)
        .Time("updateTime", segment => segment.UpdateTime)
        .Build("name");

    public async Task<Result<Page<ShownSegment>>> HandleAsync(
        ListSegmentsRequest request,
        CancellationToken cancellationToken
    )
    {
        var read = await lists.ReadAsync(
            db.Segments.AsNoTracking(),
            new ListQuery(
                nameof(ListSegments),
                request.PageSize,
                request.PageToken,
                request.Filter,
                request.OrderBy
            ),
            Order,
            Filter,
            cancellationToken: cancellationToken
        );
        if (read.Error is not null)
            return read.Error;
        var page = read.Value;
        var failed = await operations.FailedAsync(page.Items, cancellationToken);
        var counts = request.IncludeMemberCount
            ? await CountsAsync([.. page.Items.Select(segment => segment.Id)], cancellationToken)
            : null;
        return new Page<ShownSegment>(
            [
                .. page.Items.Select(segment => new ShownSegment(
                    segment,
                    failed.Contains(segment.Id),
                    counts?.GetValueOrDefault(segment.Id)
                )),
            ],
            page.NextPageToken
        );
    }

    private Task<Dictionary<Guid, int>> CountsAsync(
        List<Guid> segmentIds,
        CancellationToken cancellationToken
    ) =>
        db
            .Memberships.Where(membership =>
                segmentIds.Contains(membership.SegmentId) && membership.IsMember
            )
            .GroupBy(membership => membership.SegmentId)
            .Select(group => new { SegmentId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.SegmentId, row => row.Count, cancellationToken);
}
