using System.Text;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>Reads <c>column:field|transform:argument|…</c>.</summary>
internal sealed class MappingSyntax
{
    private readonly string _text;
    private int _at;

    private MappingSyntax(string text) => _text = text;

    /// <summary>Reads a rule.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Read(string text, string place, out MappingRule rule)
    {
        rule = new MappingRule(place, null, null, "", []);
        var syntax = new MappingSyntax(text);
        string? column = null;
        string? constant = null;
        if (syntax.Peek() is var quote and ('"' or '\''))
        {
            if (syntax.Quoted(quote) is not { } quoted)
                return $"The {quote} is not closed.";
            (column, constant) = quote == '"' ? (quoted, null) : ((string?)null, quoted);
        }
        else
        {
            column = syntax.Until(':').Trim();
        }
        if (column is { Length: 0 } || constant is { Length: 0 })
            return "Name a column, or a constant in single quotes, before the colon.";
        if (!syntax.Skip(':'))
            return "A colon separates the column from the field: column:field. A column name that has one stands in double quotes.";
        var path = syntax.Until('|').Trim();
        if (path.Length == 0)
            return "Name a field after the colon.";
        var transforms = new List<TransformCall>();
        while (syntax.Skip('|'))
        {
            if (syntax.Transform() is not { } transform)
                return "A transform has a name, such as trim, and maybe an argument after a colon.";
            transforms.Add(transform);
        }
        rule = new MappingRule(place, column, constant, path, transforms);
        return syntax._at == text.Length ? null : "Something follows after the closing quote.";
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Skip(char expected)
    {
        if (Peek() != expected || _at == _text.Length)
            return false;
        _at++;
        return true;
    }

    private string Until(params ReadOnlySpan<char> ends)
    {
        var length = _text.AsSpan(_at).IndexOfAny(ends);
        var text = length < 0 ? _text[_at..] : _text.Substring(_at, length);
        _at += text.Length;
        return text;
    }

    private string? Quoted(char quote)
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == quote)
            {
                _at++;
                if (Peek() != quote || _at == _text.Length)
                    return text.ToString();
            }
            text.Append(_text[_at]);
        }
        return null;
    }

    private TransformCall? Transform()
    {
        var name = Until(':', '|').Trim();
        if (name.Length == 0)
            return null;
        if (!Skip(':'))
            return new TransformCall(name, "");
        if (Peek() != '"')
            return new TransformCall(name, Until('|'));
        return Quoted('"') is { } argument ? new TransformCall(name, argument) : null;
    }
}
