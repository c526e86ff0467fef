namespace Crm.Filtering;

/// <summary>Why an item passes a filter or not: one node for each part of the filter.</summary>
/// <param name="Text">The canonical text of the part.</param>
/// <param name="Span">Where the part stands in the source.</param>
/// <param name="Result">Whether the item passes the part.</param>
/// <param name="Values">For a term, the values found, normalised; none when missing.</param>
/// <param name="Operands">For AND, OR and NOT, what they combine.</param>
public sealed record FilterExplanation(
    string Text,
    FilterSpan Span,
    bool Result,
    IReadOnlyList<object> Values,
    IReadOnlyList<FilterExplanation> Operands
);
