using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Paging;

/// <summary>Reads a page of any list: filter, order, keyset and page token, in one query (two with a total).</summary>
public sealed class ListReader(PageTokens tokens, CallerAccessor caller)
{
    /// <summary>Reads a page.</summary>
    /// <param name="rows">The rows of the tenant.</param>
    /// <param name="query">What the caller asks.</param>
    /// <param name="sort">The fields that can be sorted by.</param>
    /// <param name="filter">The fields that can be filtered by; null for a list without a filter.</param>
    /// <param name="resolver">Supplies fields that the tenant declared.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>A page, or FILTER_INVALID, ORDER_BY_INVALID or PAGE_TOKEN_INVALID.</returns>
    public async Task<Result<Page<T>>> ReadAsync<T>(
        IQueryable<T> rows,
        ListQuery query,
        SortSchema<T> sort,
        FilterSchema<T>? filter = null,
        IFieldResolver<T>? resolver = null,
        CancellationToken cancellationToken = default
    )
    {
        if (filter is not null && query.Filter.Length > 0)
        {
            var compiled = filter.Compile(query.Filter, FilterLimits.Default, resolver);
            if (!compiled.IsSuccess)
                return ListErrors.FilterInvalid(compiled.Errors);
            rows = rows.Where(compiled.Value.Predicate);
        }
        var order = sort.Parse(query.OrderBy);
        if (!order.IsSuccess)
            return ListErrors.OrderByInvalid(order.Errors);
        var keyset = order.Value;
        var binding = PageTokens.Binding(
            query.List,
            caller.Caller.TenantId,
            query.Filter,
            query.OrderBy
        );
        if (!TryReadPosition(keyset, binding, query.PageToken, out var after))
            return CommonErrors.PageTokenInvalid.At("page_token");

        var total = query.IncludeTotal ? await rows.CountAsync(cancellationToken) : (int?)null;
        var items = await keyset
            .Apply(rows, after)
            .Take(query.Size + 1)
            .ToListAsync(cancellationToken);
        if (items.Count <= query.Size)
            return new Page<T>(items, null, total);
        items.RemoveAt(query.Size);
        return new Page<T>(
            items,
            tokens.Make(binding, keyset.Write(keyset.PositionOf(items[^1])).Span),
            total
        );
    }

    private bool TryReadPosition<T>(
        Keyset<T> keyset,
        string binding,
        string token,
        out KeysetPosition? after
    )
    {
        after = null;
        return token.Length == 0
            || (
                tokens.TryRead(binding, token, out var position)
                && keyset.TryRead(position, out after)
            );
    }
}
