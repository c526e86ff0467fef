using System.Globalization;

namespace Crm.ServiceDefaults.Imports.Mapping.Transforms;

/// <summary>Changes a text that is not empty.</summary>
internal abstract class TextTransform
{
    /// <summary>What the text must be, for people.</summary>
    public virtual string Expected => "a text";

    /// <summary>The new text; null when the text is not what it must be.</summary>
    public abstract string? Apply(string text);
}

/// <summary>A change that any text can have: <c>trim</c>, <c>lower</c>, <c>upper</c>.</summary>
internal sealed class PlainTransform(Func<string, string> apply) : TextTransform
{
    public override string? Apply(string text) => apply(text);
}

/// <summary><c>integer</c>: a whole number in whatever spelling, <c>17850.0</c> becomes <c>17850</c>.</summary>
internal sealed class IntegerTransform : TextTransform
{
    public override string Expected => "a whole number";

    public override string? Apply(string text) =>
        Numbers.TryRead(text, out var number) && number == decimal.Truncate(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : null;
}

/// <summary><c>absolute</c>: a number without its sign.</summary>
internal sealed class AbsoluteTransform : TextTransform
{
    public override string Expected => "a number";

    public override string? Apply(string text) =>
        Numbers.TryRead(text, out var number) ? Numbers.Write(decimal.Abs(number)) : null;
}

/// <summary><c>prefix:C=RETURN,SALE</c>: a value by how the text begins.</summary>
internal sealed class PrefixTransform(
    IReadOnlyList<(string Prefix, string Value)> cases,
    string otherwise
) : TextTransform
{
    /// <summary>Reads the argument; null when it is none.</summary>
    public static PrefixTransform? Read(string argument)
    {
        var parts = argument.Split(',');
        if (parts.Length < 2 || parts[^1].Contains('=', StringComparison.Ordinal))
            return null;
        var cases = new List<(string, string)>();
        foreach (var part in parts[..^1])
        {
            if (part.Split('=') is not [{ Length: > 0 } prefix, var value])
                return null;
            cases.Add((prefix, value));
        }
        return new PrefixTransform(cases, parts[^1]);
    }

    public override string? Apply(string text)
    {
        foreach (var (prefix, value) in cases)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
                return value;
        }
        return otherwise;
    }
}
