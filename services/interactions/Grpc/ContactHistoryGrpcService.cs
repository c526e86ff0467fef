using Crm.Interactions.Features.ContactHistory;
using Crm.Interactions.V1;
using Grpc.Core;

namespace Crm.Interactions.Grpc;

/// <summary>The RPCs of the history of a contact.</summary>
internal sealed class ContactHistoryGrpcService(
    ListTimelineEntries timeline,
    GetTransactionCard transactionCard,
    GetContactCard contactCard
) : ContactHistoryService.ContactHistoryServiceBase
{
    public override async Task<ListTimelineEntriesResponse> ListTimelineEntries(
        ListTimelineEntriesRequest request,
        ServerCallContext context
    )
    {
        var page = (await timeline.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListTimelineEntriesResponse
        {
            Entries = { page.Items.Select(CardMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<TransactionCard> GetTransactionCard(
        GetTransactionCardRequest request,
        ServerCallContext context
    ) =>
        CardMapping.ToWire(
            (await transactionCard.HandleAsync(request, context.CancellationToken)).Value
        );

    public override async Task<ContactCard> GetContactCard(
        GetContactCardRequest request,
        ServerCallContext context
    ) =>
        CardMapping.ToWire(
            (await contactCard.HandleAsync(request, context.CancellationToken)).Value
        );
}
