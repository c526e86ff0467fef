namespace Crm.Segmentation.Domain.Segments;

/// <summary>How the members of a segment are found; the numbers are those of the contract.</summary>
internal enum SegmentKind
{
    /// <summary>A list that is kept by hand.</summary>
    Static = 1,

    /// <summary>Those that the rule describes.</summary>
    Dynamic = 2,

    /// <summary>A copy of the members of another segment.</summary>
    Snapshot = 3,
}
