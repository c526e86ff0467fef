using Crm.Common.V1;
using Crm.Interactions.Features.Transactions;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Imports;
using Grpc.Core;

namespace Crm.Interactions.Grpc;

/// <summary>The RPCs of transactions.</summary>
internal sealed class TransactionsGrpcService(
    CreateTransaction create,
    GetTransaction get,
    ListTransactions list,
    ImportTransactions import,
    ImportReceiver uploads
) : TransactionsService.TransactionsServiceBase
{
    public override async Task<Transaction> CreateTransaction(
        CreateTransactionRequest request,
        ServerCallContext context
    ) =>
        TransactionMapping.ToWire(
            (await create.HandleAsync(request, context.CancellationToken)).Value
        );

    public override async Task<Transaction> GetTransaction(
        GetTransactionRequest request,
        ServerCallContext context
    ) =>
        TransactionMapping.ToWire(
            (await get.HandleAsync(request, context.CancellationToken)).Value
        );

    public override async Task<ListTransactionsResponse> ListTransactions(
        ListTransactionsRequest request,
        ServerCallContext context
    )
    {
        var page = (await list.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListTransactionsResponse
        {
            Transactions = { page.Items.Select(TransactionMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<Operation> ImportTransactions(
        IAsyncStreamReader<ImportTransactionsRequest> requests,
        ServerCallContext context
    )
    {
        var received = await uploads.ReceiveAsync(
            requests,
            import,
            request => new ImportSettings
            {
                Mapping = [.. request.Mapping],
                IsDryRun = request.DryRun,
            },
            request => request.Content,
            context.CancellationToken
        );
        return received.Value;
    }
}
