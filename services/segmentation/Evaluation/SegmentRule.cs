using Crm.Segmentation.Rules;

namespace Crm.Segmentation.Evaluation;

/// <summary>The rules of a DYNAMIC segment.</summary>
/// <param name="SegmentId">The segment.</param>
/// <param name="Active">The rule that the members are by; null until one was evaluated.</param>
/// <param name="ActiveVersion">Its version.</param>
/// <param name="Pending">The rule that is being evaluated; null when there is none.</param>
internal sealed record SegmentRule(
    Guid SegmentId,
    CompiledRule? Active,
    int ActiveVersion,
    CompiledRule? Pending
)
{
    /// <summary>The comparisons of both.</summary>
    public IEnumerable<RuleTerm> Terms => (Active?.Terms ?? []).Concat(Pending?.Terms ?? []);
}
