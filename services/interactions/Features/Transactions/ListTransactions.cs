using Crm.Filtering;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Interactions.Features.Transactions;

/// <summary>Lists transactions, without their lines.</summary>
internal sealed class ListTransactions(InteractionsDbContext db, ListReader lists)
{
    public static readonly FilterSchema<TransactionSummary> Filter =
        FilterSchema<TransactionSummary>
            .Create()
            .Id("contactId", transaction => transaction.ContactId)
            .Text("externalId", transaction => transaction.ExternalId)
            .Enum("kind", transaction => transaction.Kind)
            .Time("occurredAt", transaction => transaction.OccurredAt)
            .Text("currency", transaction => transaction.Currency)
            .Text("channel", transaction => transaction.ChannelKey, TextKey.Of)
            .Text("region", transaction => transaction.RegionKey, TextKey.Of)
            .Time("createTime", transaction => transaction.CreateTime)
            .Build();

    public static readonly SortSchema<TransactionSummary> Sort = SortSchema<TransactionSummary>
        .Create("id", transaction => transaction.Id)
        .Time("occurredAt", transaction => transaction.OccurredAt)
        .Time("createTime", transaction => transaction.CreateTime)
        .Build("occurredAt desc");

    public Task<Result<Page<TransactionSummary>>> HandleAsync(
        ListTransactionsRequest request,
        CancellationToken cancellationToken
    ) =>
        lists.ReadAsync(
            db.Transactions.AsNoTracking().Select(TransactionSummary.FromRow),
            new ListQuery(
                nameof(ListTransactions),
                request.PageSize,
                request.PageToken,
                request.Filter,
                request.OrderBy
            ),
            Sort,
            Filter,
            cancellationToken: cancellationToken
        );
}
