using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Paging;

namespace Crm.Gateway.Features;

/// <summary>Merges the first pages of several lists, the newest first, into one page.</summary>
internal sealed class MergedPage(PageTokens tokens, CallerAccessor caller)
{
    /// <summary>Merges and cuts.</summary>
    /// <param name="query">What was asked of every list.</param>
    /// <param name="pages">The pages, and whether more follows each.</param>
    /// <param name="positionOf">Where an item stands.</param>
    public Page<T> Merge<T>(
        ListQuery query,
        IEnumerable<(IEnumerable<T> Items, bool HasMore)> pages,
        Func<T, NewestFirst> positionOf
    )
    {
        var all = pages.ToList();
        var merged = all.SelectMany(page => page.Items)
            .OrderBy(positionOf, NewestFirst.Order)
            .ToList();
        var kept = merged.Take(query.Size).ToList();
        var hasMore = merged.Count > kept.Count || all.Exists(page => page.HasMore);
        return new Page<T>(
            kept,
            hasMore && kept.Count > 0
                ? positionOf(kept[^1])
                    .NextPageToken(tokens, query.List, caller.Caller.TenantId, query.Filter)
                : null
        );
    }
}
