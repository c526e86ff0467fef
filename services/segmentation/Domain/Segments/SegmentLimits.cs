namespace Crm.Segmentation.Domain.Segments;

/// <summary>How much of segments there may be.</summary>
internal static class SegmentLimits
{
    /// <summary>Segments of one tenant.</summary>
    public const int MostSegments = 500;

    /// <summary>Segments that name one another, from a rule down to one that names none.</summary>
    public const int Deepest = 5;

    /// <summary>The longest name.</summary>
    public const int MostNameLength = 100;
}
