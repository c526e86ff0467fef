using System.Text;

namespace Crm.Tickets.Domain;

/// <summary>The form in which a text is compared: without case, without differences of width, without surrounding space.</summary>
internal static class TextKey
{
    // Normalisation may lengthen a text; what is longer than a column is compared by its beginning.
    public const int MaxLength = 300;

    public static string Of(string text)
    {
        var key = text.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (key.Length <= MaxLength)
            return key;
        return key[..(char.IsHighSurrogate(key[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>The digits of a phone number.</summary>
    public static string OfPhone(string number) =>
        new([.. number.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
}
