namespace Crm.Filtering;

/// <summary>Client text inside a message: short, so that an error stays small whatever was sent.</summary>
internal static class Excerpt
{
    private const int MaxLength = 40;

    public static string Of(object text)
    {
        var full = text.ToString() ?? "";
        if (full.Length <= MaxLength)
        {
            return full;
        }
        var end = char.IsHighSurrogate(full[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return full[..end] + "…";
    }
}
