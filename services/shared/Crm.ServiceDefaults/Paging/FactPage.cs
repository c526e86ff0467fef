using Crm.ServiceDefaults.Errors;

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
