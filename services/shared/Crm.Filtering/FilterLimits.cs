namespace Crm.Filtering;

/// <summary>How much a filter may ask for. Declared once, used by the parser, the API description and the tests.</summary>
public sealed record FilterLimits
{
    // Parsing and compiling recurse by depth and EF Core by term, so no caller may lift these out of sight.
    private const int DepthCeiling = 100;
    private const int TermsCeiling = 100;

    /// <summary>The limits of public lists.</summary>
    public static FilterLimits Default { get; } = new();

    /// <summary>Longest filter, in UTF-16 units.</summary>
    public int MaxLength { get; init; } = 2_000;

    /// <summary>Most comparisons in one filter.</summary>
    public int MaxTerms
    {
        get;
        init => field = AtMost(value, TermsCeiling);
    } = 10;

    /// <summary>Deepest nesting of parentheses and NOT.</summary>
    public int MaxDepth
    {
        get;
        init => field = AtMost(value, DepthCeiling);
    } = 10;

    /// <summary>Longest single value or quoted name, in UTF-16 units.</summary>
    public int MaxValueLength { get; init; } = 500;

    private static int AtMost(int value, int ceiling)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ceiling);
        return value;
    }
}
