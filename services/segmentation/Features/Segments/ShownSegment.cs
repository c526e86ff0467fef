using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Features.Segments;

/// <summary>A segment as it is shown.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="WorkFailed">Whether the operation that it waits for ended without success.</param>
/// <param name="MemberCount">How many members it has, when that was asked for.</param>
internal sealed record ShownSegment(
    Segment Segment,
    bool WorkFailed = false,
    int? MemberCount = null
);
