using System.Text;

namespace Crm.Filtering;

/// <summary>The right side of a comparison: bare or quoted, with a wildcard or without.</summary>
internal sealed class LiteralGrammar(FilterReader reader, FilterLimits limits)
{
    public FilterLiteral? Literal(FilterPath path, FilterOperator comparison)
    {
        reader.SkipWhitespace();
        var raw = reader.Current is '"' or '\'' ? Quoted() : Bare(path);
        return raw is null ? null : Wildcard(raw, path, comparison);
    }

    /// <summary>A quoted text: <c>\"</c> <c>\'</c> <c>\\</c> <c>\*</c> <c>\n</c> <c>\r</c> <c>\t</c> are escapes.</summary>
    private RawLiteral? Quoted()
    {
        var start = reader.Position;
        var quote = reader.Take();
        var text = new StringBuilder();
        var stars = new List<(int Index, int Position)>();
        while (reader.Current != quote)
        {
            if (reader.AtEnd)
            {
                reader.Fail(
                    new FilterSpan(start, 1),
                    FilterErrorCode.Syntax,
                    "This quote is never closed."
                );
                return null;
            }
            var position = reader.Position;
            var unit = reader.Take();
            if (unit == '*')
            {
                stars.Add((text.Length, position));
            }
            if (unit == '\\' && Escape() is var escaped)
            {
                if (escaped is null)
                {
                    reader.Fail(
                        FilterSpan.Between(position, reader.Position + (reader.AtEnd ? 0 : 1)),
                        FilterErrorCode.Syntax,
                        "Unknown escape; inside quotes a backslash is written \\\\."
                    );
                    return null;
                }
                reader.Take();
                unit = escaped.Value;
            }
            text.Append(unit);
        }
        reader.Take();
        return Limited(new RawLiteral(text.ToString(), stars, reader.SpanFrom(start)));
    }

    /// <summary>A quoted text without wildcards: a segment of a field's name.</summary>
    public string? QuotedName()
    {
        var raw = Quoted();
        if (raw is null || raw.Stars.Count == 0)
        {
            return raw?.Text;
        }
        reader.Fail(
            raw.Span,
            FilterErrorCode.Syntax,
            "A field name has no wildcard; write \\* for a star."
        );
        return null;
    }

    private char? Escape() =>
        reader.Current switch
        {
            '"' or '\'' or '\\' or '*' => reader.Current,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };

    private RawLiteral? Bare(FilterPath path)
    {
        var start = reader.Position;
        var text = reader.TakeWhile(IsBareUnit);
        var span = reader.SpanFrom(start);
        if (text.Length == 0 || FilterReader.IsKeyword(text))
        {
            reader.Fail(
                text.Length == 0 ? reader.SpanHere() : span,
                FilterErrorCode.Syntax,
                reader.Current == '('
                    ? $"'{Excerpt.Of(path)}' is compared with one value; write one term for each and join them with OR."
                    : $"Expected a value for '{Excerpt.Of(path)}'; quote it if it is a keyword or holds special characters."
            );
            return null;
        }
        var stars = text.Index()
            .Where(unit => unit.Item == '*')
            .Select(unit => (unit.Index, start + unit.Index));
        return Limited(new RawLiteral(text, [.. stars], span));
    }

    private static bool IsBareUnit(char unit) =>
        !char.IsWhiteSpace(unit)
        && unit is not ('(' or ')' or '"' or '\'' or '=' or '<' or '>' or '!' or ',' or '\\');

    private RawLiteral? Limited(RawLiteral raw)
    {
        if (raw.Text.Length <= limits.MaxValueLength)
        {
            return raw;
        }
        var message =
            $"A value has at most {limits.MaxValueLength} characters; this one has {raw.Text.Length}.";
        reader.Fail(raw.Span, FilterErrorCode.TooLong, message);
        return null;
    }

    private FilterLiteral? Wildcard(RawLiteral raw, FilterPath path, FilterOperator comparison)
    {
        if (raw.Stars.Count == 0)
        {
            return new FilterLiteral(FilterLiteralKind.Value, raw.Text, raw.Span);
        }
        var (index, position) = raw.Stars[0];
        if (raw.Text == "*" && comparison == FilterOperator.Has)
        {
            return new FilterLiteral(FilterLiteralKind.Any, "", raw.Span);
        }
        if (index == 0 || index < raw.Text.Length - 1)
        {
            var message =
                $"'*' is allowed only at the end of the value of '{Excerpt.Of(path)}'; use the :search method to find text"
                + $" inside a field, or {Excerpt.Of(path)}:* to ask whether there is a value.";
            reader.Fail(new FilterSpan(position, 1), FilterErrorCode.LeadingWildcard, message);
            return null;
        }
        if (comparison == FilterOperator.Equal)
        {
            return new FilterLiteral(FilterLiteralKind.Prefix, raw.Text[..^1], raw.Span);
        }
        reader.Fail(
            new FilterSpan(position, 1),
            FilterErrorCode.OperatorNotSupported,
            $"A trailing '*' is offered with '=' only; '{Excerpt.Of(path)}' is compared with '{comparison.Symbol()}'."
        );
        return null;
    }

    /// <summary>A text without quotes and escapes, and where its unescaped stars are in it and in the source.</summary>
    private sealed record RawLiteral(
        string Text,
        IReadOnlyList<(int Index, int Position)> Stars,
        FilterSpan Span
    );
}
