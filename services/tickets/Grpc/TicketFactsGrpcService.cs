using Crm.Tickets.Features.TicketFacts;
using Crm.Tickets.V1;
using Grpc.Core;

namespace Crm.Tickets.Grpc;

/// <summary>The RPCs that other services count tickets with.</summary>
internal sealed class TicketFactsGrpcService(ListTicketFacts list)
    : TicketFactsService.TicketFactsServiceBase
{
    public override async Task<ListTicketFactsResponse> ListTicketFacts(
        ListTicketFactsRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;
}
