using System.Text;

namespace Crm.Contacts.Search;

/// <summary>How Chinese names sound.</summary>
internal static class Pinyin
{
    private static readonly CharacterTransform Reading = new("Han-Latin; Latin-ASCII; Lower");
    private static readonly CharacterTransform SurnameReading = new(
        "Han-Latin/Names; Latin-ASCII; Lower"
    );

    /// <summary>The syllables of a run of characters; two readings where the first sounds different as a family name.</summary>
    public static IEnumerable<IReadOnlyList<string>> ReadingsOf(IReadOnlyList<Rune> characters)
    {
        var syllables = characters.Select(Reading.Apply).ToList();
        yield return syllables;
        var surname = SurnameReading.Apply(characters[0]);
        if (surname != syllables[0])
            yield return [surname, .. syllables.Skip(1)];
    }
}
