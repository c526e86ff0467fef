using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Takes contacts off the list of a STATIC segment.</summary>
internal sealed class RemoveSegmentMembers(
    SegmentationDbContext db,
    UnitOfWork work,
    MembershipEvaluator evaluator,
    SegmentChanges changes,
    TimeProvider time
)
{
    public async Task<Result<RemoveSegmentMembersResponse>> HandleAsync(
        RemoveSegmentMembersRequest request,
        CancellationToken cancellationToken
    )
    {
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        if (await db.Segments.WithIdAsync(request.SegmentId, cancellationToken) is not { } segment)
            return SegmentErrors.NotFound;
        if (segment.Kind != SegmentKind.Static)
            return SegmentErrors.NotStatic;

        var asked = request.ContactIds.Distinct(StringComparer.Ordinal).ToList();
        var ids = asked
            .Select(id => Guid.TryParse(id, out var contact) ? contact : Guid.Empty)
            .Distinct()
            .ToList();
        var members = await db
            .Memberships.Where(membership =>
                membership.SegmentId == segment.Id
                && membership.IsMember
                && EF.Parameter(ids).Contains(membership.ContactId)
            )
            .Select(membership => membership.ContactId)
            .ToListAsync(cancellationToken);
        var removed = await evaluator.ChangeListAsync(
            members,
            new ListChange(segment.Id, Enters: false),
            cancellationToken
        );
        if (removed > 0)
            changes.ListChanged(
                segment,
                members.Select(id => id.ToString()),
                [],
                time.GetInstant()
            );
        return new RemoveSegmentMembersResponse
        {
            RemovedCount = removed,
            UnchangedCount = asked.Count - removed,
        };
    }
}
