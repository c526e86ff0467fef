using System.Text;

namespace Crm.ServiceDefaults.Validation;

/// <summary>E-mail addresses as people have them; quoted local parts and addresses of hosts without a dot are refused.</summary>
internal static class EmailFormat
{
    private const int MostLength = 254;
    private const int MostLocalLength = 64;
    private const int MostLabelLength = 63;

    public static bool IsValid(string text)
    {
        var at = text.LastIndexOf('@');
        return text.Length <= MostLength
            && at > 0
            && IsLocal(text.AsSpan(0, at))
            && IsDomain(text.AsSpan(at + 1));
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (
            local.Length > MostLocalLength
            || local[0] == '.'
            || local[^1] == '.'
            || local.Contains("..", StringComparison.Ordinal)
        )
            return false;
        foreach (var character in local)
        {
            var isSpecial = "@()<>[]:;,\\\"".Contains(character, StringComparison.Ordinal);
            if (isSpecial || char.IsWhiteSpace(character) || char.IsControl(character))
                return false;
        }
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            if (!IsLabel(domain[range]))
                return false;
            labels++;
        }
        return labels >= 2;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > MostLabelLength || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (var rune in label.EnumerateRunes())
        {
            // Marks belong to the letters of many scripts.
            var isMark =
                Rune.GetUnicodeCategory(rune)
                is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark;
            if (!Rune.IsLetterOrDigit(rune) && !isMark && rune.Value != '-')
                return false;
        }
        return true;
    }
}
