using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// Queries that are planned once. PostgreSQL plans a prepared statement anew for each execution while it takes the plan for just these values to be
/// cheaper, as it does for lists of keys that are shorter than the ten it reckons with; the planning then costs more than the reading.
/// </summary>
public static class KeptPlans
{
    internal const string Tag = "by key";

    /// <summary>
    /// Says that an index leads to the rows whatever the values are: a lookup by keys, or by the beginning of a text. PostgreSQL plans it once a
    /// connection, without reading whole tables. It is not for filters of callers, whose best plan depends on how rare a value is, and has no
    /// effect within a transaction.
    /// </summary>
    public static IQueryable<T> ByKey<T>(this IQueryable<T> rows) => rows.TagWith(Tag);
}
