using System.Text;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Store;

namespace Crm.Contacts.Search;

/// <summary>
/// The terms of a contact. Search asks for terms that begin with a word, so a term stands for each place at which people may begin:
/// each character of a Chinese name, each part of an e-mail address, each digit of a phone number.
/// </summary>
internal static class SearchTerms
{
    public const int MostOfContact = 100;
    public const int MostLength = 64;

    private const int LeastPhoneDigits = 4;

    public static IReadOnlyList<string> Of(ContactDetails details)
    {
        var terms = new TermList();
        foreach (var name in Names(details))
            AddText(terms, name, TermRank.Name);
        foreach (var email in details.Emails)
            AddText(terms, email.Address, TermRank.Key);
        foreach (var phone in details.Phones)
            AddPhone(terms, TextKey.OfPhone(phone.Number));
        foreach (var id in details.ExternalIds)
            AddText(terms, id.Value, TermRank.Key);
        return terms.Best(MostOfContact);
    }

    public static string Shorten(string term) =>
        term.Length <= MostLength
            ? term
            : term[..(char.IsHighSurrogate(term[MostLength - 1]) ? MostLength - 1 : MostLength)];

    /// <summary>The pairs of neighbours in a run, by which two characters of a name find it.</summary>
    public static IEnumerable<string> Pairs(string run)
    {
        var characters = run.EnumerateRunes().ToList();
        return characters.Count == 1
            ? [run]
            : characters.Zip(characters.Skip(1), (a, b) => $"{a}{b}");
    }

    private static IEnumerable<string> Names(ContactDetails details) =>
        new[]
        {
            details.DisplayName,
            details.FamilyName + details.GivenName,
            details.GivenName,
            details.FamilyName,
        }
            // Names of other scripts have a space between them: their joined form would only take room.
            .Where((name, index) => index != 1 || name.EnumerateRunes().All(Han.Contains))
            .Distinct(StringComparer.Ordinal);

    private static void AddText(TermList terms, string text, TermRank rank)
    {
        foreach (var segment in SearchSegment.Split(SearchFolding.Fold(text)))
        {
            if (segment.Kind == SegmentKind.Word)
                AddWord(terms, segment.Text, rank);
            else
                AddRun(terms, segment, rank);
        }
    }

    private static void AddWord(TermList terms, string word, TermRank rank)
    {
        Add(terms, word, rank);
        for (var start = 1; start < word.Length; start++)
        {
            if (IsPartStart(word[start - 1], word[start]))
                Add(terms, word[start..], TermRank.Part);
        }
    }

    // People leave out what joins: obrien for o'brien. Nobody does so in an e-mail address.
    private static void Add(TermList terms, string word, TermRank rank)
    {
        terms.Add(rank, word);
        if (word.Any(SearchSegment.IsJoiner) && !word.Contains('@', StringComparison.Ordinal))
            terms.Add(
                TermRank.Part,
                string.Concat(word.Where(character => !SearchSegment.IsJoiner(character)))
            );
    }

    private static bool IsPartStart(char before, char first) =>
        !SearchSegment.IsJoiner(first)
        && (
            SearchSegment.IsJoiner(before) || char.IsAsciiDigit(before) != char.IsAsciiDigit(first)
        );

    private static void AddRun(TermList terms, SearchSegment run, TermRank rank)
    {
        var characters = run.Text.EnumerateRunes().ToList();
        foreach (var pair in Pairs(run.Text))
            terms.Add(rank, pair);
        terms.Add(rank, characters[^1].ToString());
        if (run.Kind != SegmentKind.Han)
            return;
        foreach (var syllables in Pinyin.ReadingsOf(characters))
            AddPinyin(terms, syllables, rank);
    }

    private static void AddPinyin(TermList terms, IReadOnlyList<string> syllables, TermRank rank)
    {
        var initials = string.Concat(
            syllables.Select(syllable => syllable.EnumerateRunes().FirstOrDefault().ToString())
        );
        for (var start = 0; start < syllables.Count; start++)
        {
            terms.Add(start == 0 ? rank : TermRank.Part, string.Concat(syllables.Skip(start)));
            if (syllables.Count - start > 1 && start < initials.Length)
                terms.Add(start == 0 ? rank : TermRank.Part, initials[start..]);
        }
    }

    private static void AddPhone(TermList terms, string digits)
    {
        terms.Add(TermRank.Key, digits);
        for (var start = 1; start <= digits.Length - LeastPhoneDigits; start++)
            terms.Add(TermRank.Part, digits[start..]);
    }
}
