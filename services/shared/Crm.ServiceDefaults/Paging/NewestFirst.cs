using Crm.Filtering;

namespace Crm.ServiceDefaults.Paging;

/// <summary>
/// Where an item stands in a list that is ordered by time and id, the newest first. The lists of all services that share this order
/// can be merged: take the first page of each, merge by <see cref="Order"/>, cut, and make the next token from the last item
/// that was kept. Each service goes on behind that position, whether the item was its own or not.
/// </summary>
/// <param name="CreateTime">When the item was created.</param>
/// <param name="Id">Its id.</param>
public sealed record NewestFirst(DateTimeOffset CreateTime, Guid Id)
{
    /// <summary>The order as a list states it.</summary>
    public const string OrderBy = "createTime desc";

    /// <summary>The order of a merged list.</summary>
    public static Keyset<NewestFirst> Order { get; } =
        SortSchema<NewestFirst>
            .Create("id", item => item.Id)
            .Time("createTime", item => item.CreateTime)
            .Build(OrderBy)
            .Parse(OrderBy)
            .Value!;

    /// <summary>The token that asks each service for what comes after this item.</summary>
    /// <param name="tokens">Makes tokens with the keys that all services share.</param>
    /// <param name="list">The name of the list, the full name of its RPC.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="filter">The filter as it was given.</param>
    public string NextPageToken(PageTokens tokens, string list, string tenantId, string filter) =>
        tokens.Make(
            PageTokens.Binding(list, tenantId, filter, ""),
            Order.Write(Order.PositionOf(this)).Span
        );
}
