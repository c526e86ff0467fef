namespace Crm.Filtering;

/// <summary>
/// Compares texts by code point, which is the order of their UTF-8 bytes and so the order of PostgreSQL's collation C
/// and of SQLite's BINARY. <see cref="string.CompareOrdinal(string, string)"/> compares UTF-16 units and puts
/// surrogates, which stand for U+10000 and above, before U+E000 to U+FFFF.
/// </summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    private CodePointOrder() { }

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }
        var common = x.AsSpan().CommonPrefixLength(y);
        return common < x.Length && common < y.Length
            ? Rank(x[common]).CompareTo(Rank(y[common]))
            : x.Length.CompareTo(y.Length);
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
