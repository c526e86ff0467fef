using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Paging;

/// <summary>Pages by id, for services that read everything once.</summary>
public static class FactPage
{
    private const int DefaultSize = 1_000;
    private const int MaxSize = 5_000;

    /// <summary>How many facts a page has.</summary>
    public static int Size(int asked) => asked == 0 ? DefaultSize : Math.Min(asked, MaxSize);

    /// <summary>The last id of the page before; the least of all for the first page.</summary>
    public static Result<Guid> After(string pageToken)
    {
        if (pageToken.Length == 0)
            return Guid.Empty;
        return Guid.TryParse(pageToken, out var id)
            ? id
            : CommonErrors.PageTokenInvalid.At("page_token");
    }

    /// <summary>Reads a page of rows in the order of their ids.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="pageToken">The last id of the page before; empty for the first page.</param>
    /// <param name="pageSize">How many are asked for; 0 for as many as is usual.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>A page, or PAGE_TOKEN_INVALID.</returns>
    public static async Task<Result<Page<T>>> ReadAsync<T>(
        IQueryable<T> rows,
        string pageToken,
        int pageSize,
        CancellationToken cancellationToken
    )
        where T : class, IIdentified
    {
        var after = After(pageToken);
        if (after.Error is not null)
            return after.Error;
        var size = Size(pageSize);
        var last = after.Value;
        var read = await rows.AsNoTracking()
            .Where(row => row.Id > last)
            .OrderBy(row => row.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return Of(read, size, row => row.Id);
    }

    /// <summary>A page of what was read.</summary>
    /// <param name="read">One more than fits, where there are so many.</param>
    /// <param name="size">How many a page has.</param>
    /// <param name="id">The id that they are ordered by.</param>
    public static Page<T> Of<T>(List<T> read, int size, Func<T, Guid> id)
    {
        if (read.Count <= size)
            return new Page<T>(read, null);
        read.RemoveAt(size);
        return new Page<T>(read, id(read[^1]).ToString());
    }
}
