using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>Copies the members that a segment had at one time into a snapshot, by set.</summary>
internal sealed class MembershipCopy(SegmentationDbContext db)
{
    private const int FewMembers = 10_000;

    /// <summary>Whether the members can be copied while the caller waits.</summary>
    public async Task<bool> IsSmallAsync(Guid segmentId, CancellationToken cancellationToken) =>
        await db
            .Memberships.Where(membership =>
                membership.SegmentId == segmentId && membership.IsMember
            )
            .Take(FewMembers + 1)
            .CountAsync(cancellationToken) <= FewMembers;

    public Task<int> CopyAllAsync(Segment snapshot, CancellationToken cancellationToken) =>
        CopyAsync(snapshot, after: Guid.Empty, upTo: Guid.AllBitsSet, cancellationToken);

    /// <summary>
    /// Copies the members with ids behind <paramref name="after"/> up to <paramref name="upTo"/>. Who left since the time of the snapshot
    /// was a member then; who came in since was none, unless it had left since, too.
    /// </summary>
    public Task<int> CopyAsync(
        Segment snapshot,
        Guid after,
        Guid upTo,
        CancellationToken cancellationToken
    )
    {
        var asOf = Stored(snapshot.AsOfTime!.Value);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO memberships
              (tenant_id, segment_id, contact_id, is_member, will_change, enter_time, exit_time, cause)
            SELECT tenant_id, {Stored(
                snapshot.Id
            )}, contact_id, {true}, {false}, enter_time, NULL, cause
            FROM memberships
            WHERE tenant_id = {snapshot.TenantId} AND segment_id = {Stored(
                snapshot.SourceSegmentId!.Value
            )}
              AND contact_id > {Stored(after)} AND contact_id <= {Stored(upTo)}
              AND ((enter_time <= {asOf} AND (is_member = {true} OR exit_time > {asOf}))
                OR (enter_time > {asOf} AND is_member = {true} AND exit_time > {asOf}))
            """,
            cancellationToken
        );
    }

    private object Stored(Guid id) => db.Provider.Stored(id);

    private object Stored(DateTimeOffset time) => db.Provider.Stored(time);
}
