using System.Text;

namespace Crm.Contacts.Domain;

/// <summary>Makes the name to show of what else is known.</summary>
internal static class DerivedName
{
    // As long as a given one may be: two names and their space can be one character longer.
    private const int MaxLength = 300;

    /// <summary>The name; empty when there is nothing to make it of.</summary>
    public static string Of(ContactDetails details)
    {
        var name = OfNames(details.GivenName.Trim(), details.FamilyName.Trim());
        if (name.Length > 0)
            return name.Length <= MaxLength
                ? name
                : name[..(char.IsHighSurrogate(name[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        return Primary(details.Emails)?.Address
            ?? Primary(details.Phones)?.Number
            ?? details.ExternalIds.FirstOrDefault()?.Value
            ?? "";
    }

    // Chinese names begin with the family and have no space.
    private static string OfNames(string given, string family)
    {
        var separator = given.Length == 0 || family.Length == 0 ? "" : " ";
        return IsHan(given) && IsHan(family) ? family + given : given + separator + family;
    }

    private static bool IsHan(string name) => name.EnumerateRunes().All(Han.Contains);

    private static T? Primary<T>(IReadOnlyList<T> items)
        where T : class, IPrimary<T> =>
        items.FirstOrDefault(item => item.Primary) ?? items.FirstOrDefault();
}

/// <summary>Chinese characters.</summary>
internal static class Han
{
    public static bool Contains(Rune rune) =>
        rune.Value
            is (>= 0x4E00 and <= 0x9FFF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x323AF)
                or 0x3007
                or 0x3005;
}
