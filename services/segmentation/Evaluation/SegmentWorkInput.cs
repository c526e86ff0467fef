using System.Globalization;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Evaluation;

/// <summary>What an operation on a segment is given.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="RuleVersion">The version of the rule that is to be evaluated; another operation has been given a newer one.</param>
internal sealed record SegmentWorkInput(Guid SegmentId, int RuleVersion)
{
    public static SegmentWorkInput Of(Segment segment) => new(segment.Id, segment.RuleVersion);

    public static SegmentWorkInput Parse(string text)
    {
        var parts = text.Split(' ');
        return new(Guid.Parse(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public string ToText() =>
        string.Create(CultureInfo.InvariantCulture, $"{SegmentId} {RuleVersion}");
}
