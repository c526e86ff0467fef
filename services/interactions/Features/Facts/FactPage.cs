using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;

namespace Crm.Interactions.Features.Facts;

/// <summary>Pages by id, for services that read everything once.</summary>
internal static class FactPage
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

    /// <summary>A page of what was read, one more than fits.</summary>
    public static Page<T> Of<T>(List<T> read, int size, Func<T, Guid> id)
    {
        if (read.Count <= size)
            return new Page<T>(read, null);
        read.RemoveAt(size);
        return new Page<T>(read, id(read[^1]).ToString());
    }
}
