using System.Text;
using Crm.Contacts.Domain;

namespace Crm.Contacts.Search;

/// <summary>Folds text so that search sees no case, width or accents, and simplified characters only.</summary>
internal static class SearchFolding
{
    private const int LastOfAlphabetsWithAccents = 0x052F;

    private static readonly CharacterTransform Latin = new("Latin-ASCII; Lower");
    private static readonly CharacterTransform Simplified = new("Traditional-Simplified");

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (character.IsAscii)
                folded.Append(char.ToLowerInvariant((char)character.Value));
            else if (!IsCombiningAccent(character))
                folded.Append(Fold(character));
        }
        return folded.ToString();
    }

    private static string Fold(Rune character) =>
        Han.Contains(character)
            ? Simplified.Apply(character)
            : Latin.Apply(WithoutAccent(character));

    // Greek and Cyrillic keep their letters. In other scripts a mark is a vowel or another letter, not an accent.
    private static Rune WithoutAccent(Rune character)
    {
        if (character.Value > LastOfAlphabetsWithAccents)
            return character;
        var parts = character.ToString().Normalize(NormalizationForm.FormD);
        return Rune.GetRuneAt(parts, 0);
    }

    private static bool IsCombiningAccent(Rune character) =>
        character.Value is >= 0x0300 and <= 0x036F;
}
