namespace Crm.Filtering;

/// <summary>What a literal stands for. Quotes only delimit: <c>5</c> and <c>"5"</c> are the same literal.</summary>
public enum FilterLiteralKind
{
    /// <summary>Exactly this value.</summary>
    Value,

    /// <summary>Every text that begins with this; written with a trailing <c>*</c>.</summary>
    Prefix,

    /// <summary>Any value at all; written <c>*</c>.</summary>
    Any,
}

/// <summary>The right side of a comparison.</summary>
public sealed class FilterLiteral
{
    internal FilterLiteral(FilterLiteralKind kind, string text, FilterSpan span) =>
        (Kind, Text, Span) = (kind, text, span);

    /// <summary>What it stands for.</summary>
    public FilterLiteralKind Kind { get; }

    /// <summary>The value without quotes, escapes and the trailing <c>*</c>.</summary>
    public string Text { get; }

    /// <summary>Where it stands in the source, quotes included.</summary>
    public FilterSpan Span { get; }

    /// <summary>The canonical text.</summary>
    public override string ToString() => CanonicalText.Of(this);
}
