using Crm.Filtering;

namespace Crm.Segmentation.Rules;

/// <summary>What a rule names.</summary>
internal static class RuleReferences
{
    /// <summary>The segments that a stored rule names.</summary>
    public static IEnumerable<Guid> SegmentsOf(string rule) =>
        FilterParser.Parse(rule).Value is { } node
            ? TermsOf(node)
                .Where(term => term.Path.Segments is [RuleSchema.Segments])
                .Select(term => Guid.TryParse(term.Literal.Text, out var id) ? id : Guid.Empty)
            : [];

    /// <summary>The paths of the fields that a rule reads.</summary>
    public static IEnumerable<IReadOnlyList<string>> PathsOf(FilterNode rule) =>
        TermsOf(rule).Select(term => term.Path.Segments);

    private static IEnumerable<TermNode> TermsOf(FilterNode node) =>
        node switch
        {
            TermNode term => [term],
            NotNode not => TermsOf(not.Operand),
            AndNode and => and.Operands.SelectMany(TermsOf),
            OrNode or => or.Operands.SelectMany(TermsOf),
            _ => [],
        };
}
