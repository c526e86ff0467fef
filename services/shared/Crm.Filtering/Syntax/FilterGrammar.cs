namespace Crm.Filtering;

/// <summary>
/// The expressions of the language, by recursive descent:
/// <code>
/// filter     = [ expression ]
/// expression = unary { "AND" unary } | unary { "OR" unary }
/// unary      = ( "NOT" | "-" ) unary | "(" expression ")" | term
/// </code>
/// Each level of recursion counts as depth, so the limit also bounds the stack.
/// </summary>
internal sealed class FilterGrammar(FilterReader reader, FilterLimits limits)
{
    private readonly TermGrammar _terms = new(reader, limits);

    public FilterNode? Filter()
    {
        reader.SkipWhitespace();
        if (reader.AtEnd)
        {
            return new AndNode([], default);
        }
        var node = Expression(depth: 0);
        if (node is null || reader.AtEnd)
        {
            return node;
        }
        return reader.Fail(reader.SpanHere(), FilterErrorCode.Syntax, "This ')' closes nothing.");
    }

    private FilterNode? Expression(int depth)
    {
        if (Unary(depth) is not { } first)
        {
            return null;
        }
        var operands = new List<FilterNode> { first };
        string? connective = null;
        for (
            reader.SkipWhitespace();
            !reader.AtEnd && reader.Current != ')';
            reader.SkipWhitespace()
        )
        {
            var word = reader.PeekName();
            if (word is not ("AND" or "OR"))
            {
                return reader.Fail(
                    reader.SpanHere(),
                    FilterErrorCode.Syntax,
                    ConnectiveExpected(word)
                );
            }
            if (connective is not null && connective != word)
            {
                return reader.Fail(
                    reader.SpanHere(),
                    FilterErrorCode.MixedAndOr,
                    "AND and OR are mixed here; put parentheses around one of them."
                );
            }
            connective = word;
            reader.TryTake(word);
            if (Unary(depth) is not { } next)
            {
                return null;
            }
            operands.Add(next);
        }
        return Joined(connective, operands);
    }

    private static FilterNode Joined(string? connective, List<FilterNode> operands)
    {
        var last = operands[^1].Span;
        var span = FilterSpan.Between(operands[0].Span.Position, last.Position + last.Length);
        return connective switch
        {
            null => operands[0],
            "AND" => new AndNode(operands, span),
            _ => new OrNode(operands, span),
        };
    }

    private FilterNode? Unary(int depth)
    {
        reader.SkipWhitespace();
        var negates = reader.Current == '-' || reader.PeekName() == "NOT";
        if (!negates && reader.Current != '(')
        {
            return _terms.Term();
        }
        if (depth >= limits.MaxDepth)
        {
            return reader.Fail(
                reader.SpanHere(),
                FilterErrorCode.TooDeep,
                $"Parentheses and NOT are nested more than {limits.MaxDepth} deep."
            );
        }
        return negates ? Negation(depth + 1) : Parenthesised(depth + 1);
    }

    private NotNode? Negation(int depth)
    {
        var start = reader.Position;
        _ = reader.TryTake("-") || reader.TryTake("NOT");
        return Unary(depth) is { } operand ? new NotNode(operand, reader.SpanFrom(start)) : null;
    }

    private FilterNode? Parenthesised(int depth)
    {
        var open = new FilterSpan(reader.Position, 1);
        reader.Take();
        if (Expression(depth) is not { } inner)
        {
            return null;
        }
        return reader.TryTake(")")
            ? inner
            : reader.Fail(open, FilterErrorCode.Syntax, "This '(' is never closed.");
    }

    private static string ConnectiveExpected(string word) =>
        word.ToUpperInvariant() is "AND" or "OR"
            ? $"Keywords are upper-case: write {word.ToUpperInvariant()}."
            : "Expected AND, OR or the end of the filter; terms are not joined implicitly, and a value with other"
                + " characters than letters and digits needs quotes.";
}
