using Crm.Contacts.V1;
using Crm.Filtering;
using Crm.Segmentation.Clients;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Lists the members of a segment.</summary>
internal sealed class ListSegmentMembers(
    SegmentationDbContext db,
    ListReader lists,
    ContactReader contacts
)
{
    private static readonly FilterSchema<Membership> Filter = FilterSchema<Membership>
        .Create()
        .Id("contactId", membership => membership.ContactId)
        .Time("enterTime", membership => membership.EnterTime)
        .Build();

    private static readonly SortSchema<Membership> Order = SortSchema<Membership>
        .Create("contactId", membership => membership.ContactId)
        .Time("enterTime", membership => membership.EnterTime)
        .Build("enterTime desc");

    public async Task<Result<Page<ShownMember>>> HandleAsync(
        ListSegmentMembersRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !Guid.TryParse(request.SegmentId, out var id)
            || !await db.Segments.AnyAsync(segment => segment.Id == id, cancellationToken)
        )
            return SegmentErrors.NotFound;
        var read = await lists.ReadAsync(
            db.Memberships.AsNoTracking()
                .Where(membership => membership.SegmentId == id && membership.IsMember),
            new ListQuery(
                $"{nameof(ListSegmentMembers)}/{id}",
                request.PageSize,
                request.PageToken,
                request.Filter,
                request.OrderBy,
                request.IncludeTotal
            ),
            Order,
            Filter,
            cancellationToken: cancellationToken
        );
        if (read.Error is not null)
            return read.Error;
        var page = read.Value;
        var found = await contacts.ReadAsync(
            [.. page.Items.Select(membership => membership.ContactId)],
            cancellationToken
        );
        if (found.Error is not null)
            return found.Error;
        return new Page<ShownMember>(
            [
                .. page.Items.Select(membership => new ShownMember(
                    membership,
                    found.Value[membership.ContactId]
                )),
            ],
            page.NextPageToken,
            page.Total
        );
    }
}

/// <summary>A member with its contact.</summary>
internal sealed record ShownMember(Membership Membership, Contact Contact);
