using System.Text;

namespace Crm.Filtering;

/// <summary>
/// The texts that begin with a prefix are a range: from the prefix itself up to the prefix with its last code point
/// raised by one. A range uses the index that equality uses; LIKE does not, and folds case on SQLite.
/// The bound is made in code points because that is the order of the stores (see <see cref="CodePointOrder"/>):
/// after U+D7FF comes U+E000 since surrogates are no code points, after U+FFFF comes U+10000, and after U+10FFFF
/// comes nothing, so that it is dropped and the code point before it is raised instead.
/// A store that orders by UTF-16 units (nvarchar of SQL Server) agrees unless the prefix ends in one of these three,
/// none of which is an assigned character.
/// </summary>
public static class PrefixRange
{
    private const int LastBeforeSurrogates = 0xD7FF;
    private const int FirstAfterSurrogates = 0xE000;
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>The smallest text above all that begin with the prefix; null when there is none.</summary>
    public static string? UpperBound(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == LastCodePoint)
        {
            runes.RemoveAt(runes.Count - 1);
        }
        if (runes.Count == 0)
        {
            return null;
        }
        var last = runes[^1].Value;
        runes[^1] = new Rune(last == LastBeforeSurrogates ? FirstAfterSurrogates : last + 1);
        return string.Concat(runes);
    }
}
