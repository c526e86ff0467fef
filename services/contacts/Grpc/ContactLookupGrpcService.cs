using Crm.Contacts.Features.ContactLookup;
using Grpc.Core;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

internal sealed class ContactLookupGrpcService : Wire.ContactLookupService.ContactLookupServiceBase
{
    public override async Task<Wire.ResolveContactsResponse> ResolveContacts(
        Wire.ResolveContactsRequest request,
        ServerCallContext context
    ) =>
        (
            await context.UseCase<ResolveContacts>().HandleAsync(request, context.CancellationToken)
        ).Value;
}
