using System.Text;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// The form in which texts are compared, sorted and unique, the same in all services: without case, differences of width and outer
/// white space.
/// </summary>
public static class TextKey
{
    /// <summary>
    /// The length of a column for keys. Indexes hold no more on every engine, and normalisation may lengthen a text: longer ones are equal
    /// when their first parts are.
    /// </summary>
    public const int MaxLength = 500;

    /// <summary>The key of a text: NFKC in lower case.</summary>
    public static string Of(string text)
    {
        var key = text.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return key.Length <= MaxLength
            ? key
            : key[..(char.IsHighSurrogate(key[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>The digits of a phone number.</summary>
    public static string OfPhone(string number) =>
        new([.. number.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);

    /// <summary>Ids of other systems and of users are compared as they are.</summary>
    public static string OfId(string id) => id;
}
