using Crm.Tickets.Features.TicketComments;
using Crm.Tickets.V1;
using Grpc.Core;

namespace Crm.Tickets.Grpc;

/// <summary>The RPCs of comments.</summary>
internal sealed class TicketCommentsGrpcService(
    CreateTicketComment create,
    GetTicketComment get,
    ListTicketComments list
) : TicketCommentsService.TicketCommentsServiceBase
{
    public override async Task<TicketComment> CreateTicketComment(
        CreateTicketCommentRequest request,
        ServerCallContext context
    ) => TicketMapping.ToWire((await create.HandleAsync(request, context.CancellationToken)).Value);

    public override async Task<TicketComment> GetTicketComment(
        GetTicketCommentRequest request,
        ServerCallContext context
    ) => TicketMapping.ToWire((await get.HandleAsync(request, context.CancellationToken)).Value);

    public override async Task<ListTicketCommentsResponse> ListTicketComments(
        ListTicketCommentsRequest request,
        ServerCallContext context
    )
    {
        var page = (await list.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListTicketCommentsResponse
        {
            TicketComments = { page.Items.Select(TicketMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }
}
