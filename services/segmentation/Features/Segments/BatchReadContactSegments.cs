using Crm.ContactReferences;
using Crm.Segmentation.Data;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Reads the segments that contacts are in, in the order of their names.</summary>
internal sealed class BatchReadContactSegments(SegmentationDbContext db, ContactDirectory contacts)
{
    private const int MostSegments = 200;

    public Task<Result<Result<IReadOnlyList<SegmentOfContact>>[]>> HandleAsync(
        IReadOnlyList<string> contactIds,
        CancellationToken cancellationToken
    ) => contacts.ReadAsync(contactIds, ReadAsync, cancellationToken);

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SegmentOfContact>>> ReadAsync(
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var memberships = db
            .Memberships.AsNoTracking()
            .ByKey()
            .Where(membership =>
                EF.Parameter(ids).Contains(membership.ContactId) && membership.IsMember
            )
            .Join(
                db.Segments.AsNoTracking(),
                membership => membership.SegmentId,
                segment => segment.Id,
                (membership, segment) => new { Membership = membership, Segment = segment }
            );
        var rows = await memberships
            .Select(row => row.Membership.ContactId)
            .Distinct()
            .SelectMany(id =>
                memberships
                    .Where(row => row.Membership.ContactId == id)
                    .OrderBy(row => row.Segment.NameKey)
                    .ThenBy(row => row.Segment.Id)
                    .Take(MostSegments)
            )
            .ToListAsync(cancellationToken);
        var byContact = rows.ToLookup(
            row => row.Membership.ContactId,
            row => new SegmentOfContact(row.Segment, row.Membership)
        );
        return ids.ToDictionary(
            id => id,
            id =>
                (IReadOnlyList<SegmentOfContact>)
                    [
                        .. byContact[id]
                            .OrderBy(row => row.Segment.NameKey, StringComparer.Ordinal)
                            .ThenBy(row => row.Segment.Id),
                    ]
        );
    }
}
