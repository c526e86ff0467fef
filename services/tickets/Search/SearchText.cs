using System.Globalization;
using System.Text;

namespace Crm.Tickets.Search;

/// <summary>Takes texts apart for search: words without case, width and accents, and runs of Chinese and other characters without spaces.</summary>
internal static class SearchText
{
    public const int MostLength = 64;

    private const int LastOfAlphabetsWithAccents = 0x052F;

    /// <summary>The words of a text as an index holds them: e-mail addresses whole and in parts, and the pairs of neighbours in a run.</summary>
    public static IEnumerable<string> TermsOf(string text) =>
        Tokens(text)
            .SelectMany(token =>
                IsAddress(token)
                    ? Pieces(token).SelectMany(IndexedOf).Prepend(token)
                    : Pieces(token).SelectMany(IndexedOf)
            )
            .Select(Shorten);

    /// <summary>The words of a query, each the beginning of a term.</summary>
    public static IEnumerable<string> WordsOf(string query) =>
        Tokens(query)
            .SelectMany(token => IsAddress(token) ? [token] : Pieces(token).SelectMany(AskedOf))
            .Select(Shorten);

    private static IEnumerable<string> Tokens(string text) =>
        Fold(text)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(token => token.Trim('<', '>', '(', ')', '"', '\'', ',', ';', '.', '@'));

    private static bool IsAddress(string token) => token.Contains('@', StringComparison.Ordinal);

    private static IEnumerable<string> IndexedOf(string piece) =>
        HasSpaces(Rune.GetRuneAt(piece, 0)) ? [piece] : [.. Pairs(piece), Last(piece)];

    private static IEnumerable<string> AskedOf(string piece) =>
        HasSpaces(Rune.GetRuneAt(piece, 0)) || IsSingle(piece) ? [piece] : Pairs(piece);

    private static IEnumerable<string> Pairs(string run)
    {
        var characters = run.EnumerateRunes().ToList();
        return characters.Zip(characters.Skip(1), (a, b) => $"{a}{b}");
    }

    private static bool IsSingle(string run) =>
        Rune.GetRuneAt(run, 0).Utf16SequenceLength == run.Length;

    // Terms are found by their beginning, and no pair begins with the last character.
    private static string Last(string run) => run.EnumerateRunes().Last().ToString();

    /// <summary>The longest runs of letters and digits of one kind.</summary>
    private static IEnumerable<string> Pieces(string folded)
    {
        var piece = new StringBuilder();
        var hadSpaces = true;
        foreach (var character in folded.EnumerateRunes())
        {
            var isPart = IsPart(character);
            var hasSpaces = HasSpaces(character);
            if (piece.Length > 0 && (!isPart || hasSpaces != hadSpaces))
            {
                yield return piece.ToString();
                piece.Clear();
            }
            if (isPart)
                piece.Append(character);
            hadSpaces = hasSpaces;
        }
        if (piece.Length > 0)
            yield return piece.ToString();
    }

    private static bool IsPart(Rune character) =>
        Rune.IsLetterOrDigit(character)
        || Rune.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;

    // Chinese characters, kana and Hangul have no spaces between words.
    private static bool HasSpaces(Rune character) =>
        character.Value
            is not (
                (>= 0x3041 and <= 0x30FF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x323AF)
                or 0x3005
                or 0x3007
            );

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (
            var character in text.Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .EnumerateRunes()
        )
        {
            // Marks of other scripts are vowels or other letters, not accents.
            if (character.Value is >= 0x0300 and <= 0x036F)
                continue;
            folded.Append(
                character.Value is > 0x7F and <= LastOfAlphabetsWithAccents
                    ? Rune.GetRuneAt(character.ToString().Normalize(NormalizationForm.FormD), 0)
                    : character
            );
        }
        return folded.ToString();
    }

    private static string Shorten(string term) =>
        term.Length <= MostLength
            ? term
            : term[..(char.IsHighSurrogate(term[MostLength - 1]) ? MostLength - 1 : MostLength)];
}
