using Crm.Common.V1;
using Crm.Interactions.Features.ContactHistory;
using Crm.ServiceDefaults.Reads;
using Grpc.Core;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>Reads of cards that left the gateway together.</summary>
internal sealed class ContactHistoryReadsGrpcService(
    BatchReadTransactionCards transactionCards,
    BatchReadContactCards contactCards
) : Wire.ContactHistoryReadsService.ContactHistoryReadsServiceBase
{
    public override async Task<ReadBatch> BatchReadTransactionCards(
        Wire.BatchReadTransactionCardsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            (
                await transactionCards.HandleAsync(request.ContactIds, context.CancellationToken)
            ).Value,
            CardMapping.ToWire
        );

    public override async Task<ReadBatch> BatchReadContactCards(
        Wire.BatchReadContactCardsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            (await contactCards.HandleAsync(request.ContactIds, context.CancellationToken)).Value,
            CardMapping.ToWire
        );
}
