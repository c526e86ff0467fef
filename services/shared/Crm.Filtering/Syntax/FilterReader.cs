namespace Crm.Filtering;

/// <summary>A cursor over the text that remembers the first error; everything it offers moves forward only.</summary>
internal sealed class FilterReader(string text)
{
    public int Position { get; private set; }

    public FilterError? Error { get; private set; }

    public bool AtEnd => Position >= text.Length;

    /// <summary>The unit at the cursor, or NUL at the end (the parser refuses texts that hold a NUL).</summary>
    public char Current => AtEnd ? '\0' : text[Position];

    public static bool IsKeyword(string word) => word is "AND" or "OR" or "NOT";

    public static bool IsNameUnit(char unit) => char.IsLetterOrDigit(unit) || unit is '_' or '-';

    public char Take() => text[Position++];

    public bool TryTake(string symbol)
    {
        if (!text.AsSpan(Position).StartsWith(symbol, StringComparison.Ordinal))
        {
            return false;
        }
        Position += symbol.Length;
        return true;
    }

    public void SkipWhitespace()
    {
        while (char.IsWhiteSpace(Current))
        {
            Position++;
        }
    }

    /// <summary>The run of name units at the cursor, which stays where it is.</summary>
    public string PeekName()
    {
        var end = Position;
        while (end < text.Length && IsNameUnit(text[end]))
        {
            end++;
        }
        return text[Position..end];
    }

    public string TakeWhile(Func<char, bool> wanted)
    {
        var start = Position;
        while (!AtEnd && wanted(Current))
        {
            Position++;
        }
        return text[start..Position];
    }

    public FilterSpan SpanFrom(int start) => FilterSpan.Between(start, Position);

    /// <summary>The name at the cursor, or one unit, or nothing at the end: what a message should underline.</summary>
    public FilterSpan SpanHere() => new(Position, AtEnd ? 0 : Math.Max(1, PeekName().Length));

    /// <summary>Keeps the first error; returns null so that a rule can end with it.</summary>
    public FilterNode? Fail(FilterSpan span, string code, string message)
    {
        Error ??= span.Error(code, message);
        return null;
    }
}
