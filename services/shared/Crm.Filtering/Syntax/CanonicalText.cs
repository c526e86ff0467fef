using System.Text;

namespace Crm.Filtering;

/// <summary>Writes nodes so that equal filters have equal texts and parsing gives the node back.</summary>
internal static class CanonicalText
{
    public static string Of(FilterNode node) =>
        node switch
        {
            AndNode and => Join(and.Operands, " AND "),
            OrNode or => Join(or.Operands, " OR "),
            NotNode not => "NOT " + Operand(not.Operand),
            TermNode { Operator: FilterOperator.Has } term => $"{term.Path}:{term.Literal}",
            TermNode term => $"{term.Path} {term.Operator.Symbol()} {term.Literal}",
            _ => throw new InvalidOperationException($"Unknown node {node.GetType()}."),
        };

    public static string Of(IEnumerable<string> segments) =>
        string.Join(
            '.',
            segments.Select(segment => IsPlainName(segment) ? segment : Quote(segment, ""))
        );

    public static string Of(FilterLiteral literal) =>
        literal.Kind switch
        {
            FilterLiteralKind.Any => "*",
            FilterLiteralKind.Prefix => Quote(literal.Text, "*"),
            _ => IsPlainValue(literal.Text) ? literal.Text : Quote(literal.Text, ""),
        };

    private static string Join(IReadOnlyList<FilterNode> operands, string separator) =>
        string.Join(separator, operands.Select(Operand));

    private static string Operand(FilterNode node) =>
        node is AndNode or OrNode ? $"({Of(node)})" : Of(node);

    private static bool IsPlainName(string text) =>
        text.Length > 0
        && text[0] != '-'
        && text.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-')
        && !FilterReader.IsKeyword(text);

    private static bool IsPlainValue(string text) =>
        text.Length > 0
        && text.All(unit =>
            char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-' or '.' or ':' or '+'
        )
        && !FilterReader.IsKeyword(text);

    private static string Quote(string text, string suffix)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' or '\\' or '*' => quoted.Append('\\').Append(unit),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(unit),
            };
        }
        return quoted.Append(suffix).Append('"').ToString();
    }
}
