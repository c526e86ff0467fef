using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Rules;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Segment = Crm.Segmentation.Domain.Segments.Segment;
using Wire = Crm.Segmentation.V1;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Creates a segment.</summary>
internal sealed class CreateSegment(
    SegmentationDbContext db,
    UnitOfWork work,
    RuleChecker rules,
    SegmentReferences references,
    SegmentWork operations,
    SegmentChanges changes,
    TimeProvider time
)
{
    private const string RuleField = "segment.rule";

    public async Task<Result<ShownSegment>> HandleAsync(
        CreateSegmentRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = request.Segment;
        if (asked.Kind == Wire.Segment.Types.Kind.Snapshot)
            return SegmentErrors.KindNotAllowed.At("segment.kind");
        var hasRule = !string.IsNullOrWhiteSpace(asked.Rule);
        if (asked.Kind == Wire.Segment.Types.Kind.Static && hasRule)
            return SegmentErrors.RuleNotAllowed.At(RuleField);
        if (asked.Kind == Wire.Segment.Types.Kind.Dynamic && !hasRule)
            return SegmentErrors.RuleMissing.At(RuleField);
        var rule = hasRule
            ? await rules.CheckAsync(asked.Rule, RuleField, cancellationToken)
            : default;
        if (rule.Error is not null)
            return rule.Error;

        // What is counted and named must still hold when the segment is stored.
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        if (await db.Segments.CountAsync(cancellationToken) >= SegmentLimits.MostSegments)
            return SegmentErrors.Limit;
        if (!hasRule)
            return Add(
                Segment.CreateStatic(db.TenantId, asked.Name, asked.Description, time.GetInstant())
            );
        var wrong = await references.CheckAsync(
            Guid.Empty,
            rule.Value.Rule,
            RuleField,
            cancellationToken
        );
        if (wrong is not null)
            return wrong;
        var segment = Segment.CreateDynamic(
            db.TenantId,
            asked.Name,
            asked.Description,
            rule.Value.Text,
            rule.Value.StoredFields,
            time.GetInstant()
        );
        operations.Evaluate(segment);
        return Add(segment);
    }

    private ShownSegment Add(Segment segment)
    {
        db.Segments.Add(segment);
        changes.Created(segment);
        return new ShownSegment(segment);
    }
}
