using System.Text;
using Crm.Contacts.Domain;

namespace Crm.Contacts.Search;

/// <summary>What a piece of folded text is made of.</summary>
internal enum SegmentKind
{
    Separator,

    /// <summary>Letters and digits, joined by punctuation as in <c>o'brien</c> or an e-mail address.</summary>
    Word,

    /// <summary>Chinese characters.</summary>
    Han,

    /// <summary>Kana or Hangul, which have no spaces between words either.</summary>
    Syllables,
}

/// <summary>A piece of folded text of one kind.</summary>
internal sealed record SearchSegment(SegmentKind Kind, string Text)
{
    private const string Joiners = ".-_+@'/&#:";

    public static IEnumerable<SearchSegment> Split(string folded)
    {
        var piece = new StringBuilder();
        var kind = SegmentKind.Separator;
        foreach (var character in folded.EnumerateRunes())
        {
            var next = KindOf(character);
            if (next != kind && Finish(kind, piece) is { } segment)
                yield return segment;
            if (next != kind)
                piece.Clear();
            kind = next;
            piece.Append(character);
        }
        if (Finish(kind, piece) is { } last)
            yield return last;
    }

    public static bool IsJoiner(char character) =>
        Joiners.Contains(character, StringComparison.Ordinal);

    private static SearchSegment? Finish(SegmentKind kind, StringBuilder piece)
    {
        if (kind == SegmentKind.Separator)
            return null;
        var text =
            kind == SegmentKind.Word ? piece.ToString().Trim([.. Joiners]) : piece.ToString();
        return text.Length == 0 ? null : new SearchSegment(kind, text);
    }

    private static SegmentKind KindOf(Rune character)
    {
        if (Han.Contains(character))
            return SegmentKind.Han;
        if (character.Value is (>= 0x3041 and <= 0x30FF) or (>= 0xAC00 and <= 0xD7A3))
            return SegmentKind.Syllables;
        var isWord =
            Rune.IsLetterOrDigit(character)
            || Rune.GetUnicodeCategory(character)
                is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark
            || (character.IsAscii && IsJoiner((char)character.Value));
        return isWord ? SegmentKind.Word : SegmentKind.Separator;
    }
}
