using Crm.Common.V1;
using Crm.Interactions.Domain;
using Crm.Interactions.Features.Transactions;
using Crm.ServiceDefaults.Reads;
using Grpc.Core;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>Reads of transactions that left the gateway together.</summary>
internal sealed class TransactionReadsGrpcService(BatchReadTransactions read)
    : Wire.TransactionReadsService.TransactionReadsServiceBase
{
    public override async Task<ReadBatch> BatchReadTransactions(
        Wire.BatchReadTransactionsRequest request,
        ServerCallContext context
    ) =>
        ReadBatches.Answer(
            request.Ids,
            (await read.HandleAsync(request, context.CancellationToken)).Value,
            TransactionMapping.ToWire,
            TransactionErrors.NotFound
        );
}
