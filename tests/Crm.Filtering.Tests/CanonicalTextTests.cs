using FsCheck;
using FsCheck.Fluent;

namespace Crm.Filtering.Tests;

public sealed class CanonicalTextTests
{
    private static readonly FilterLimits s_wide = new()
    {
        MaxTerms = 100,
        MaxDepth = 100,
        MaxLength = 100_000,
    };

    private static readonly Gen<string> s_text = Gen.Elements(
            "a",
            "Z",
            "0",
            "-",
            ".",
            ":",
            "*",
            "\\",
            "\"",
            "'",
            " ",
            "\n",
            "\t",
            "(",
            "AND",
            "é",
            "中",
            "\U0001F600"
        )
        .ListOf()
        .Select(pieces => string.Concat(pieces));

    [Fact]
    public void Parse_OfPrintedNode_GivesTheNode() =>
        Prop.ForAll(
                Gen.Sized(size => Node(Math.Min(size, 4))).ToArbitrary(),
                node => Shape(FilterParser.Parse(node.ToString(), s_wide).Require()) == Shape(node)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static Gen<FilterNode> Node(int depth) =>
        depth == 0
            ? Term()
            : Gen.Frequency(
                (2, Term()),
                (1, Operands(depth).Select(operands => (FilterNode)new AndNode(operands, default))),
                (1, Operands(depth).Select(operands => (FilterNode)new OrNode(operands, default))),
                (1, Node(depth - 1).Select(operand => (FilterNode)new NotNode(operand, default)))
            );

    private static Gen<IReadOnlyList<FilterNode>> Operands(int depth) =>
        Gen.Choose(2, 3)
            .SelectMany(count => Node(depth - 1).ListOf(count))
            .Select(operands => (IReadOnlyList<FilterNode>)[.. operands]);

    private static Gen<FilterNode> Term() =>
        from count in Gen.Choose(1, 3)
        from segments in s_text.ListOf(count)
        from comparison in Gen.Elements(Enum.GetValues<FilterOperator>())
        from kind in Gen.Elements(KindsOf(comparison))
        from text in s_text.Where(text => kind != FilterLiteralKind.Prefix || text.Length > 0)
        select (FilterNode)
            new TermNode(
                new FilterPath([.. segments], default),
                comparison,
                new FilterLiteral(kind, kind == FilterLiteralKind.Any ? "" : text, default),
                default
            );

    private static FilterLiteralKind[] KindsOf(FilterOperator comparison) =>
        comparison switch
        {
            FilterOperator.Has => [FilterLiteralKind.Value, FilterLiteralKind.Any],
            FilterOperator.Equal => [FilterLiteralKind.Value, FilterLiteralKind.Prefix],
            _ => [FilterLiteralKind.Value],
        };

    /// <summary>Everything but positions, written independently of the canonical text.</summary>
    private static string Shape(FilterNode node) =>
        node switch
        {
            AndNode and => $"and[{string.Join('|', and.Operands.Select(Shape))}]",
            OrNode or => $"or[{string.Join('|', or.Operands.Select(Shape))}]",
            NotNode not => $"not[{Shape(not.Operand)}]",
            TermNode term => string.Join(
                '\u0001',
                [
                    .. term.Path.Segments,
                    $"{term.Operator}",
                    $"{term.Literal.Kind}",
                    term.Literal.Text,
                ]
            ),
            _ => throw new InvalidOperationException(),
        };
}
