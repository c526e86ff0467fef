namespace Crm.ServiceDefaults.Paging;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextPageToken">Asks for the next page; null at the end.</param>
/// <param name="Total">How many match in all, when asked for.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextPageToken, int? Total = null);

/// <summary>What a caller asks of a list.</summary>
/// <param name="List">The name of the list: its RPC, and the parent where it has one. Binds the page tokens.</param>
/// <param name="PageSize">How many items; 0 for the default.</param>
/// <param name="PageToken">The token of the page before; empty for the first page.</param>
/// <param name="Filter">A filter; empty for none.</param>
/// <param name="OrderBy">An order; empty for the default.</param>
/// <param name="IncludeTotal">Whether all matches are counted.</param>
public sealed record ListQuery(
    string List,
    int PageSize,
    string PageToken,
    string Filter = "",
    string OrderBy = "",
    bool IncludeTotal = false
)
{
    /// <summary>The page size when none is asked for.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>The greatest page size; a larger one is lowered.</summary>
    public const int MaxPageSize = 200;

    /// <summary>How many items a page has.</summary>
    public int Size => PageSize == 0 ? DefaultPageSize : Math.Min(PageSize, MaxPageSize);
}
