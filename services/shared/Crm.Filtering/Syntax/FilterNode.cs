namespace Crm.Filtering;

/// <summary>
/// A parsed filter. Two nodes are equal when their canonical texts are, wherever they stood in the source.
/// </summary>
public abstract class FilterNode : IEquatable<FilterNode>
{
    private protected FilterNode(FilterSpan span) => Span = span;

    /// <summary>Where the node stands in the source.</summary>
    public FilterSpan Span { get; }

    /// <summary>The canonical text; parsing it gives an equal node.</summary>
    public sealed override string ToString() => CanonicalText.Of(this);

    /// <inheritdoc/>
    public bool Equals(FilterNode? other) =>
        other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as FilterNode);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}

/// <summary>True when every operand is. Without operands it is the empty filter, which everything passes.</summary>
public sealed class AndNode : FilterNode
{
    internal AndNode(IReadOnlyList<FilterNode> operands, FilterSpan span)
        : base(span) => Operands = operands;

    /// <summary>None for the empty filter, else two or more.</summary>
    public IReadOnlyList<FilterNode> Operands { get; }
}

/// <summary>True when any operand is.</summary>
public sealed class OrNode : FilterNode
{
    internal OrNode(IReadOnlyList<FilterNode> operands, FilterSpan span)
        : base(span) => Operands = operands;

    /// <summary>Two or more.</summary>
    public IReadOnlyList<FilterNode> Operands { get; }
}

/// <summary>True when the operand is not.</summary>
public sealed class NotNode : FilterNode
{
    internal NotNode(FilterNode operand, FilterSpan span)
        : base(span) => Operand = operand;

    /// <summary>What is negated.</summary>
    public FilterNode Operand { get; }
}

/// <summary>One comparison of a field with a literal.</summary>
public sealed class TermNode : FilterNode
{
    internal TermNode(
        FilterPath path,
        FilterOperator comparison,
        FilterLiteral literal,
        FilterSpan span
    )
        : base(span) => (Path, Operator, Literal) = (path, comparison, literal);

    /// <summary>The field.</summary>
    public FilterPath Path { get; }

    /// <summary>The comparison.</summary>
    public FilterOperator Operator { get; }

    /// <summary>The value as written; its type is decided by the field.</summary>
    public FilterLiteral Literal { get; }
}
