using Crm.Segmentation.Features.Segments;
using Crm.Segmentation.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Crm.Segmentation.Grpc;

/// <summary>The RPCs of segments.</summary>
internal sealed class SegmentsGrpcService(
    CreateSegment create,
    GetSegment get,
    ListSegments list,
    UpdateSegment update,
    DeleteSegment delete,
    SnapshotSegment snapshot,
    PreviewSegment preview,
    ListSegmentMembers listMembers,
    AddSegmentMembers addMembers,
    RemoveSegmentMembers removeMembers,
    ListContactSegments listOfContact,
    ExplainContactSegment explain
) : SegmentsService.SegmentsServiceBase
{
    public override async Task<Segment> CreateSegment(
        CreateSegmentRequest request,
        ServerCallContext context
    ) =>
        SegmentMapping.ToWire((await create.HandleAsync(request, context.CancellationToken)).Value);

    public override async Task<Segment> GetSegment(
        GetSegmentRequest request,
        ServerCallContext context
    ) => SegmentMapping.ToWire((await get.HandleAsync(request, context.CancellationToken)).Value);

    public override async Task<ListSegmentsResponse> ListSegments(
        ListSegmentsRequest request,
        ServerCallContext context
    )
    {
        var page = (await list.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListSegmentsResponse
        {
            Segments = { page.Items.Select(SegmentMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<Segment> UpdateSegment(
        UpdateSegmentRequest request,
        ServerCallContext context
    ) =>
        SegmentMapping.ToWire((await update.HandleAsync(request, context.CancellationToken)).Value);

    public override async Task<DeleteSegmentResponse> DeleteSegment(
        DeleteSegmentRequest request,
        ServerCallContext context
    ) => (await delete.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<Segment> SnapshotSegment(
        SnapshotSegmentRequest request,
        ServerCallContext context
    ) =>
        SegmentMapping.ToWire(
            (await snapshot.HandleAsync(request, context.CancellationToken)).Value
        );

    public override async Task<PreviewSegmentResponse> PreviewSegment(
        PreviewSegmentRequest request,
        ServerCallContext context
    )
    {
        var found = (await preview.HandleAsync(request, context.CancellationToken)).Value;
        return new PreviewSegmentResponse
        {
            MemberCount = found.Members,
            ContactCount = found.Contacts,
            Sample = { found.Sample.Select(SegmentContactMapping.ToWire) },
        };
    }

    public override async Task<ListSegmentMembersResponse> ListSegmentMembers(
        ListSegmentMembersRequest request,
        ServerCallContext context
    )
    {
        var page = (await listMembers.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListSegmentMembersResponse { Members = { page.Items.Select(ToWire) } };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        if (page.Total is { } total)
            response.TotalSize = total;
        return response;
    }

    public override async Task<AddSegmentMembersResponse> AddSegmentMembers(
        AddSegmentMembersRequest request,
        ServerCallContext context
    ) => (await addMembers.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<RemoveSegmentMembersResponse> RemoveSegmentMembers(
        RemoveSegmentMembersRequest request,
        ServerCallContext context
    ) => (await removeMembers.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<ListContactSegmentsResponse> ListContactSegments(
        ListContactSegmentsRequest request,
        ServerCallContext context
    )
    {
        var page = (await listOfContact.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListContactSegmentsResponse
        {
            Segments = { page.Items.Select(MembershipMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<SegmentExplanation> ExplainContactSegment(
        ExplainContactSegmentRequest request,
        ServerCallContext context
    ) =>
        ExplanationMapping.ToWire(
            (await explain.HandleAsync(request, context.CancellationToken)).Value
        );

    private static SegmentMember ToWire(ShownMember member) =>
        new()
        {
            ContactId = member.Membership.ContactId.ToString(),
            EnterTime = Timestamp.FromDateTimeOffset(member.Membership.EnterTime),
            Cause = MembershipMapping.CauseOf(member.Membership),
            Contact = SegmentContactMapping.ToWire(member.Contact),
        };
}
