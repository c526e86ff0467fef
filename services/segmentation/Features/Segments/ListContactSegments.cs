using Crm.ContactReferences;
using Crm.Filtering;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Segment = Crm.Segmentation.Domain.Segments.Segment;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Lists the segments that a contact is in.</summary>
internal sealed class ListContactSegments(
    SegmentationDbContext db,
    ListReader lists,
    ContactDirectory contacts
)
{
    private static readonly SortSchema<Segment> Order = SortSchema<Segment>
        .Create("id", segment => segment.Id)
        .Text("name", segment => segment.NameKey)
        .Build("name");

    public async Task<Result<Page<SegmentOfContact>>> HandleAsync(
        ListContactSegmentsRequest request,
        CancellationToken cancellationToken
    )
    {
        var contact = await contacts.FindAsync(request.ContactId, cancellationToken);
        if (contact.Error is not null)
            return contact.Error;
        var contactId = contact.Value;
        var memberships = db
            .Memberships.AsNoTracking()
            .Where(membership => membership.ContactId == contactId && membership.IsMember);
        var read = await lists.ReadAsync(
            db.Segments.AsNoTracking()
                .Where(segment =>
                    memberships.Any(membership => membership.SegmentId == segment.Id)
                ),
            new ListQuery(
                $"{nameof(ListContactSegments)}/{contactId}",
                request.PageSize,
                request.PageToken
            ),
            Order,
            cancellationToken: cancellationToken
        );
        if (read.Error is not null)
            return read.Error;
        var page = read.Value;
        var bySegment = await memberships.ToDictionaryAsync(
            membership => membership.SegmentId,
            cancellationToken
        );
        return new Page<SegmentOfContact>(
            [
                .. page
                    .Items.Where(segment => bySegment.ContainsKey(segment.Id))
                    .Select(segment => new SegmentOfContact(segment, bySegment[segment.Id])),
            ],
            page.NextPageToken
        );
    }
}

/// <summary>A segment, and that the contact is in it.</summary>
internal sealed record SegmentOfContact(Segment Segment, Membership Membership);
