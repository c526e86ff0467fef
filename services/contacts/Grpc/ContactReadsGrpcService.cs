using Crm.Common.V1;
using Crm.Contacts.Domain;
using Crm.Contacts.Features.Contacts;
using Crm.ServiceDefaults.Reads;
using Grpc.Core;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Grpc;

/// <summary>Reads of contacts that left the gateway together.</summary>
internal sealed class ContactReadsGrpcService : Wire.ContactReadsService.ContactReadsServiceBase
{
    public override async Task<ReadBatch> BatchReadContacts(
        Wire.BatchReadContactsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            request.Ids,
            (
                await context
                    .UseCase<BatchReadContacts>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value,
            ContactMapping.ToWire,
            ContactErrors.NotFound
        );
}
