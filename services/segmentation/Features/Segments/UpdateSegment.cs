using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Grpc;
using Crm.Segmentation.Rules;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Segment = Crm.Segmentation.Domain.Segments.Segment;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Changes a segment.</summary>
internal sealed class UpdateSegment(
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
        UpdateSegmentRequest request,
        CancellationToken cancellationToken
    )
    {
        var namesRule = request.UpdateMask.Paths.Contains("rule");
        var rule =
            namesRule && !string.IsNullOrWhiteSpace(request.Segment.Rule)
                ? await rules.CheckAsync(request.Segment.Rule, RuleField, cancellationToken)
                : default;

        // The segments that rules name must still be there when the rule is stored.
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        if (await db.Segments.WithIdAsync(request.Id, cancellationToken) is not { } segment)
            return SegmentErrors.NotFound;
        if (Etag.Check(request.Etag, segment.Version) is { } stale)
            return stale;
        var failed = await operations.FailedAsync([segment], cancellationToken);
        var before = SegmentMapping.ToWire(segment);
        var after = FieldMaskMerge.Apply(before, request.Segment, request.UpdateMask);
        var isRuleNew = after.Rule != before.Rule || (namesRule && failed.Contains(segment.Id));
        if (after.Equals(before) && !isRuleNew)
            return new ShownSegment(segment, failed.Contains(segment.Id));
        if (isRuleNew)
        {
            var wrong =
                segment.Kind != SegmentKind.Dynamic ? SegmentErrors.RuleNotAllowed.At(RuleField)
                : string.IsNullOrWhiteSpace(after.Rule) ? SegmentErrors.RuleMissing.At(RuleField)
                : rule.Error
                    ?? await references.CheckAsync(
                        segment.Id,
                        rule.Value.Rule,
                        RuleField,
                        cancellationToken
                    );
            if (wrong is not null)
                return wrong;
            segment.ChangeRule(rule.Value.Text, rule.Value.StoredFields);
            operations.Evaluate(segment);
        }
        segment.Describe(after.Name, after.Description);
        segment.Touch(time.GetInstant());
        changes.Updated(segment, before);
        return new ShownSegment(segment, !isRuleNew && failed.Contains(segment.Id));
    }
}
