namespace Crm.Filtering;

/// <summary>Finds what somebody probably meant, for messages.</summary>
internal static class NearestNames
{
    private const int Suggestions = 3;
    private const int LongestCompared = 64;

    /// <summary>A sentence that names the nearest known names; empty when there are none.</summary>
    public static string Sentence(string unknown, IEnumerable<string> known)
    {
        var text = unknown.Length > LongestCompared ? unknown[..LongestCompared] : unknown;
        var nearest = known
            .OrderBy(name => Distance(text, name))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(Suggestions)
            .ToList();
        return nearest.Count == 0 ? "" : $" The nearest known: {string.Join(", ", nearest)}.";
    }

    /// <summary>Levenshtein's distance without case: create_time and createtime are both near createTime.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (row, unit) in left.Index())
        {
            var current = new int[right.Length + 1];
            current[0] = row + 1;
            for (var column = 0; column < right.Length; column++)
            {
                var same = char.ToUpperInvariant(unit) == char.ToUpperInvariant(right[column]);
                var replaced = previous[column] + (same ? 0 : 1);
                current[column + 1] = Math.Min(
                    replaced,
                    Math.Min(previous[column + 1], current[column]) + 1
                );
            }
            previous = current;
        }
        return previous[^1];
    }
}
