using Crm.Interactions.Features.Facts;
using Crm.Interactions.V1;
using Grpc.Core;

namespace Crm.Interactions.Grpc;

/// <summary>The RPCs by which other services read what they were told of before.</summary>
internal sealed class InteractionFactsGrpcService(
    ListTransactionFacts transactions,
    ListActivityFacts activities
) : InteractionFactsService.InteractionFactsServiceBase
{
    public override async Task<ListTransactionFactsResponse> ListTransactionFacts(
        ListTransactionFactsRequest request,
        ServerCallContext context
    )
    {
        var page = (await transactions.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListTransactionFactsResponse
        {
            Facts = { page.Items.Select(InteractionEvents.ToRecorded) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<ListActivityFactsResponse> ListActivityFacts(
        ListActivityFactsRequest request,
        ServerCallContext context
    )
    {
        var page = (await activities.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListActivityFactsResponse
        {
            Facts = { page.Items.Select(InteractionEvents.ToRecorded) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }
}
