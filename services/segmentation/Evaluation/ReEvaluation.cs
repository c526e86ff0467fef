using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Features.Segments;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>
/// Evaluates a new rule for all contacts. First it only notes, contact by contact, who would come in or leave, while everybody reads the
/// members of the rule before; facts that arrive meanwhile are evaluated with both rules. Then the rule counts, and what was noted is
/// done and told.
/// </summary>
internal sealed class ReEvaluation(
    SegmentationDbContext db,
    UnitOfWork work,
    MembershipEvaluator evaluator,
    SegmentChanges changes,
    TimeProvider time
) : IOperationHandler
{
    public const string KindName = "segmentation.re-evaluate";
    private const int ContactsInChunk = 500;
    private const string Switching = "switching";

    public string Kind => KindName;

    public async Task<StepResult> StepAsync(
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        var input = SegmentWorkInput.Parse(context.Operation.Input);
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var segment = await db.Segments.FirstOrDefaultAsync(
            row => row.Id == input.SegmentId,
            cancellationToken
        );
        // It was deleted, or has a newer rule, which another operation evaluates.
        if (segment is null || segment.RuleVersion != input.RuleVersion || !segment.IsEvaluating)
            return StepResult.Done();
        return context.Operation.Checkpoint == Switching
            ? await SwitchAsync(segment, cancellationToken)
            : await NoteAsync(segment, context.Operation, cancellationToken);
    }

    private async Task<StepResult> NoteAsync(
        Segment segment,
        OperationRecord operation,
        CancellationToken cancellationToken
    )
    {
        var after =
            operation.Checkpoint.Length == 0 ? Guid.Empty : Guid.Parse(operation.Checkpoint);
        var total = operation.Total ?? await db.Profiles.CountAsync(cancellationToken);
        var ids = await db
            .Profiles.Where(profile => profile.ContactId > after)
            .OrderBy(profile => profile.ContactId)
            .Take(ContactsInChunk)
            .Select(profile => profile.ContactId)
            .ToListAsync(cancellationToken);
        await evaluator.EvaluateAsync(ids, CauseOf(segment), cancellationToken);
        var noted = await db.Memberships.CountAsync(
            membership =>
                membership.SegmentId == segment.Id
                && membership.WillChange
                && EF.Parameter(ids).Contains(membership.ContactId),
            cancellationToken
        );
        var isLast = ids.Count < ContactsInChunk;
        if (isLast)
            segment.ActivateRule();
        return StepResult.Continue(isLast ? Switching : ids[^1].ToString()) with
        {
            Counts = new RowCounts(Updated: noted, Unchanged: ids.Count - noted),
            Total = Math.Max(total, operation.Processed + ids.Count),
        };
    }

    private async Task<StepResult> SwitchAsync(Segment segment, CancellationToken cancellationToken)
    {
        var ids = await db
            .Memberships.Where(membership =>
                membership.SegmentId == segment.Id && membership.WillChange
            )
            .OrderBy(membership => membership.ContactId)
            .Take(ContactsInChunk)
            .Select(membership => membership.ContactId)
            .ToListAsync(cancellationToken);
        await evaluator.EvaluateAsync(ids, CauseOf(segment), cancellationToken);
        if (ids.Count == ContactsInChunk)
            return StepResult.Continue(Switching);
        segment.EndWork(time.GetInstant());
        changes.Settled(segment);
        return StepResult.Done();
    }

    private static ChangeCause CauseOf(Segment segment) =>
        new(CauseTrigger.Rule) { SegmentId = segment.Id };
}
