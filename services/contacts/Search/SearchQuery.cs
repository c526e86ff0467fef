using System.Text;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Search;

/// <summary>The words of a query, folded like the terms. Each must be the beginning of a term.</summary>
internal static class SearchQuery
{
    private const int MostWords = 16;
    private const int LeastPhoneDigits = 4;

    /// <summary>The words, the one that fewest terms begin with first; empty when nothing is left to search for.</summary>
    public static IReadOnlyList<string> WordsOf(string query) =>
        [
            .. Words(SearchFolding.Fold(query))
                .Select(SearchTerms.Shorten)
                .Distinct(StringComparer.Ordinal)
                .Take(MostWords)
                // A Chinese character says about as much as three letters, and has as many bytes.
                .OrderByDescending(Encoding.UTF8.GetByteCount),
        ];

    private static IEnumerable<string> Words(string folded)
    {
        var number = new List<string>();
        foreach (var part in folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsNumber(part))
            {
                number.Add(TextKey.OfPhone(part));
                continue;
            }
            foreach (
                var word in Numbers(number).Concat(SearchSegment.Split(part).SelectMany(WordsOf))
            )
                yield return word;
            number.Clear();
        }
        foreach (var word in Numbers(number))
            yield return word;
    }

    private static IEnumerable<string> WordsOf(SearchSegment segment) =>
        segment.Kind == SegmentKind.Word ? [segment.Text] : SearchTerms.Pairs(segment.Text);

    // People group the digits of a phone number by spaces.
    private static List<string> Numbers(List<string> parts)
    {
        var digits = string.Concat(parts);
        return digits.Length >= LeastPhoneDigits ? [digits] : [.. parts];
    }

    private static bool IsNumber(string part) =>
        part.Any(char.IsAsciiDigit)
        && part.All(character =>
            char.IsAsciiDigit(character) || "+-()./".Contains(character, StringComparison.Ordinal)
        );
}
