using System.Text;

namespace Crm.Segmentation.Domain;

/// <summary>The form in which text is compared: without case, width and outer white space, as contacts makes its keys.</summary>
internal static class TextKey
{
    // Indexes hold no more on every engine: longer texts are equal when their first parts are.
    public const int MaxLength = 500;

    public static string Of(string text)
    {
        var key = text.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return key.Length <= MaxLength
            ? key
            : key[..(char.IsHighSurrogate(key[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>Ids of other systems and of users are compared as they are.</summary>
    public static string OfId(string id) => id;
}
