using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.ServiceDefaults.Operations;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Segments;

/// <summary>The operations that segments wait for.</summary>
internal sealed class SegmentWork(SegmentationDbContext db, OperationStarter operations)
{
    /// <summary>Lets the rule be evaluated for all contacts.</summary>
    public void Evaluate(Segment segment) => Begin(segment, ReEvaluation.KindName);

    /// <summary>Lets the members be copied.</summary>
    public void Copy(Segment segment) => Begin(segment, SnapshotCopy.KindName);

    /// <summary>Which of the segments wait for an operation that ended without success, or is gone.</summary>
    public async Task<IReadOnlySet<Guid>> FailedAsync(
        IEnumerable<Segment> segments,
        CancellationToken cancellationToken
    )
    {
        var waiting = segments.Where(segment => segment.IsEvaluating).ToList();
        if (waiting.Count == 0)
            return new HashSet<Guid>();
        var ids = waiting.Select(segment => segment.OperationId).OfType<Guid>().ToList();
        var working = await db
            .Operations.Where(operation => ids.Contains(operation.Id) && !operation.IsDone)
            .Select(operation => operation.Id)
            .ToHashSetAsync(cancellationToken);
        return waiting
            .Where(segment => segment.OperationId is not { } id || !working.Contains(id))
            .Select(segment => segment.Id)
            .ToHashSet();
    }

    private void Begin(Segment segment, string kind) =>
        segment.BeginWork(
            operations.Start(new NewOperation(kind, SegmentWorkInput.Of(segment).ToText())).Id
        );
}
