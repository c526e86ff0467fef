using Crm.Common.V1;
using Crm.ServiceDefaults.Reads;
using Crm.Tickets.Domain;
using Crm.Tickets.Features.Tickets;
using Grpc.Core;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Grpc;

/// <summary>Reads of tickets that left the gateway together.</summary>
internal sealed class TicketReadsGrpcService : Wire.TicketReadsService.TicketReadsServiceBase
{
    public override async Task<ReadBatch> BatchReadTickets(
        Wire.BatchReadTicketsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            request.Ids,
            (
                await context
                    .UseCase<BatchReadTickets>()
                    .HandleAsync(request, context.CancellationToken)
            ).Value,
            TicketMapping.ToWire,
            TicketErrors.NotFound
        );
}
