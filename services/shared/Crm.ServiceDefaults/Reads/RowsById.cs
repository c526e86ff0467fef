using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Reads;

/// <summary>Looks up what a caller names.</summary>
public static class RowsById
{
    /// <summary>The row with an id; null when there is none.</summary>
    /// <param name="rows">The rows that may be meant.</param>
    /// <param name="id">The id as the caller wrote it; what can be no id finds nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static async Task<T?> WithIdAsync<T>(
        this IQueryable<T> rows,
        string id,
        CancellationToken cancellationToken
    )
        where T : class, IIdentified =>
        Guid.TryParse(id, out var key)
            ? await rows.FirstOrDefaultAsync(row => row.Id == key, cancellationToken)
            : null;
}
