namespace Crm.Segmentation.Evaluation;

/// <summary>Contacts are put on the list of a STATIC segment, or taken off it.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="Enters">Whether they are put on it.</param>
internal sealed record ListChange(Guid SegmentId, bool Enters);
