namespace Crm.ServiceDefaults.Reads;

/// <summary>The first rows of each of several owners, such as the last ten purchases of each of some contacts.</summary>
public static class FirstOfEach
{
    // So many rows of one owner are read and numbered with those of the others; of more only the first are, which an index has.
    private const int Few = 1_000;

    /// <summary>Reads those of owners that have few with one query, and those of each that has many with a query of its own.</summary>
    /// <param name="counts">About how many rows each owner has; who is not among them has none.</param>
    /// <param name="ofOne">The first rows of an owner.</param>
    /// <param name="ofAll">The first rows of each of several owners.</param>
    /// <param name="owner">Whose a row is.</param>
    /// <param name="list">Runs a query, and says what is read of a row.</param>
    /// <returns>The rows by their owner; those of one owner in no order.</returns>
    public static async Task<ILookup<Guid, T>> ReadAsync<TRow, T>(
        IReadOnlyDictionary<Guid, long> counts,
        Func<Guid, IQueryable<TRow>> ofOne,
        Func<List<Guid>, IQueryable<TRow>> ofAll,
        Func<T, Guid> owner,
        Func<IQueryable<TRow>, Task<List<T>>> list
    )
    {
        var few = counts.Where(pair => pair.Value <= Few).Select(pair => pair.Key).ToList();
        var alone = counts.Where(pair => pair.Value > Few).Select(pair => pair.Key).ToList();
        if (few is [var only])
            (few, alone) = ([], [.. alone, only]);
        List<T> rows = few.Count == 0 ? [] : await list(ofAll(few));
        foreach (var id in alone)
            rows.AddRange(await list(ofOne(id)));
        return rows.ToLookup(owner);
    }
}
