using System.Text;

namespace Crm.Tickets.Search;

/// <summary>The words of a query, folded like the terms. Each must be the beginning of a term.</summary>
internal static class SearchQuery
{
    private const int MostWords = 16;

    /// <summary>The words, the one that fewest terms begin with first; empty when nothing is left to search for.</summary>
    public static IReadOnlyList<string> WordsOf(string query) =>
        [
            .. SearchText
                .WordsOf(query)
                .Distinct(StringComparer.Ordinal)
                .Take(MostWords)
                // A Chinese character says about as much as three letters, and has as many bytes.
                .OrderByDescending(Encoding.UTF8.GetByteCount),
        ];
}
