using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Rules;

/// <summary>Which segments of the tenant name which, and whether one more reference is allowed.</summary>
internal sealed class SegmentReferences(SegmentationDbContext db)
{
    /// <summary>The references of all rules, those that still count and those that will.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyCollection<Guid>>> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        var rules = await db
            .Segments.AsNoTracking()
            .Select(segment => new
            {
                segment.Id,
                segment.Rule,
                segment.ActiveRule,
            })
            .ToListAsync(cancellationToken);
        return rules.ToDictionary(
            rule => rule.Id,
            IReadOnlyCollection<Guid> (rule) =>
                [
                    .. RuleReferences
                        .SegmentsOf(rule.Rule)
                        .Concat(RuleReferences.SegmentsOf(rule.ActiveRule))
                        .Distinct(),
                ]
        );
    }

    /// <summary>What is wrong with the segments that a rule names; null when nothing is.</summary>
    /// <param name="segmentId">The segment of the rule; empty when there is none yet.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="field">The field of the request that it came in.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Error?> CheckAsync(
        Guid segmentId,
        CompiledRule rule,
        string field,
        CancellationToken cancellationToken
    )
    {
        if (!rule.NamesSegments)
            return null;
        var known = await ReadAsync(cancellationToken);
        var named = rule.Segments.ToList();
        if (rule.NamesUnknownSegment || named.Exists(id => !known.ContainsKey(id)))
            return SegmentErrors.ReferenceUnknown.At(field);
        var graph = new SegmentGraph(
            new Dictionary<Guid, IReadOnlyCollection<Guid>>(known) { [segmentId] = named }
        );
        if (graph.HasCycle(segmentId))
            return SegmentErrors.Cycle.At(field);
        return graph.DependentsOf(segmentId).Any(id => graph.Depth(id) > SegmentLimits.Deepest)
            ? SegmentErrors.TooDeep.At(field)
            : null;
    }
}
