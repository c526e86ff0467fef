namespace Crm.Filtering;

/// <summary>The comparisons of the language.</summary>
public enum FilterOperator
{
    /// <summary><c>=</c>, on text also with a trailing <c>*</c>.</summary>
    Equal,

    /// <summary><c>!=</c>, the exact negation of <c>=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>:</c>, any element equals; <c>:*</c> is present.</summary>
    Has,
}

internal static class FilterOperatorSymbols
{
    // Two-character symbols first, so that "<=" is not read as "<".
    public static readonly IReadOnlyList<(string Symbol, FilterOperator Operator)> All =
    [
        ("!=", FilterOperator.NotEqual),
        ("<=", FilterOperator.LessOrEqual),
        (">=", FilterOperator.GreaterOrEqual),
        ("=", FilterOperator.Equal),
        ("<", FilterOperator.Less),
        (">", FilterOperator.Greater),
        (":", FilterOperator.Has),
    ];

    public static string Symbol(this FilterOperator comparison) =>
        All.First(entry => entry.Operator == comparison).Symbol;
}
