using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
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

    public override async Task<ReadBatch> BatchReadOpenTickets(
        Wire.BatchReadOpenTicketsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            (
                await context
                    .UseCase<BatchReadOpenTickets>()
                    .HandleAsync(request.ContactIds, context.CancellationToken)
            ).Select(found => (Result<BatchReadOpenTickets.Found>)found),
            found => new Wire.ListTicketsResponse
            {
                Tickets = { found.Tickets.Select(TicketMapping.ToWire) },
                TotalSize = found.Count,
            }
        );
}
