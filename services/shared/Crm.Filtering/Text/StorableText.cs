namespace Crm.Filtering;

/// <summary>What every store can hold and compare: no lone surrogates (not UTF-8) and no NUL (refused by PostgreSQL).</summary>
internal static class StorableText
{
    public static int? FirstFault(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text, index))
            {
                index++;
            }
            else if (text[index] == '\0' || char.IsSurrogate(text[index]))
            {
                return index;
            }
        }
        return null;
    }
}
