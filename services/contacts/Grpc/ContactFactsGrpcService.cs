using Crm.Contacts.Features.ContactFacts;
using Grpc.Core;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

internal sealed class ContactFactsGrpcService : Wire.ContactFactsService.ContactFactsServiceBase
{
    public override async Task<Wire.BatchGetContactFactsResponse> BatchGetContactFacts(
        Wire.BatchGetContactFactsRequest request,
        ServerCallContext context
    ) =>
        (
            await context
                .UseCase<BatchGetContactFacts>()
                .HandleAsync(request, context.CancellationToken)
        ).Value;

    public override async Task<Wire.ListContactFactsResponse> ListContactFacts(
        Wire.ListContactFactsRequest request,
        ServerCallContext context
    ) =>
        (
            await context
                .UseCase<ListContactFacts>()
                .HandleAsync(request, context.CancellationToken)
        ).Value;
}
