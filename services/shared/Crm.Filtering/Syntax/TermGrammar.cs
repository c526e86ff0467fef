namespace Crm.Filtering;

/// <summary>
/// One comparison:
/// <code>
/// term    = path operator literal
/// path    = segment { "." segment }
/// segment = name | quoted
/// </code>
/// </summary>
internal sealed class TermGrammar(FilterReader reader, FilterLimits limits)
{
    private readonly LiteralGrammar _literals = new(reader, limits);
    private int _count;

    public FilterNode? Term()
    {
        var start = reader.Position;
        if (++_count > limits.MaxTerms)
        {
            return reader.Fail(
                reader.SpanHere(),
                FilterErrorCode.TooManyTerms,
                $"A filter has at most {limits.MaxTerms} terms; this is one more."
            );
        }
        if (Path() is not { } path || Operator(path) is not { } comparison)
        {
            return null;
        }
        return _literals.Literal(path, comparison) is { } literal
            ? new TermNode(path, comparison, literal, reader.SpanFrom(start))
            : null;
    }

    private FilterPath? Path()
    {
        var start = reader.Position;
        if (FilterReader.IsKeyword(reader.PeekName()))
        {
            reader.Fail(
                reader.SpanHere(),
                FilterErrorCode.Syntax,
                $"Expected a field before {reader.PeekName()}."
            );
            return null;
        }
        var segments = new List<string>();
        do
        {
            if (Segment() is not { } segment)
            {
                return null;
            }
            segments.Add(segment);
        } while (reader.TryTake("."));
        return new FilterPath(segments, reader.SpanFrom(start));
    }

    private string? Segment()
    {
        if (reader.Current is '"' or '\'')
        {
            return _literals.QuotedName();
        }
        var name = reader.TakeWhile(FilterReader.IsNameUnit);
        if (name.Length > 0)
        {
            return name;
        }
        reader.Fail(
            reader.SpanHere(),
            FilterErrorCode.Syntax,
            reader.AtEnd
                ? "The filter ends where a field is expected."
                : $"Expected a field, not '{reader.Current}'."
        );
        return null;
    }

    private FilterOperator? Operator(FilterPath path)
    {
        reader.SkipWhitespace();
        foreach (var (symbol, comparison) in FilterOperatorSymbols.All)
        {
            if (reader.TryTake(symbol))
            {
                return comparison;
            }
        }
        reader.Fail(
            reader.SpanHere(),
            FilterErrorCode.Syntax,
            $"Expected one of = != < <= > >= : after '{Excerpt.Of(path)}'. To search for words, use the :search method."
        );
        return null;
    }
}
