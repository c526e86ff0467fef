using System.Text.RegularExpressions;
using Crm.Common.V1;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A string: characters, length, pattern and format.</summary>
internal sealed class TextCheck(FieldRules rules) : ValueCheck
{
    private readonly int _least = rules.MinLength;
    private readonly int _most = rules.MaxLength > 0 ? rules.MaxLength : int.MaxValue;
    private readonly Regex? _pattern = Compile(rules.Pattern);
    private readonly FieldFormat? _format = FieldFormats.Find(rules.Format);
    private readonly DecimalCheck? _decimal =
        rules.Format == FieldRules.Types.Format.Decimal ? new DecimalCheck(rules) : null;

    public override void Check(object value, ValidationRun run)
    {
        var text = (string)value;
        if (CountCodePoints(text) is not { } length)
            run.Add(ViolationReasons.CharacterInvalid, "Holds a character that cannot be stored.");
        else if (length < _least)
            run.Add(ViolationReasons.TooShort, $"Must have at least {_least} characters.");
        else if (length > _most)
            run.Add(ViolationReasons.TooLong, $"May have at most {_most} characters.");
        else if (_pattern is not null && !_pattern.IsMatch(text))
            run.Add(ViolationReasons.PatternMismatch, $"Must match {rules.Pattern}");
        else if (_format is not null && !_format.IsValid(text))
            run.Add(ViolationReasons.FormatInvalid, _format.Description);
        else
            _decimal?.Check(text, run);
    }

    /// <summary>The pattern, matched against the whole text in linear time.</summary>
    public static Regex? Compile(string pattern) =>
        pattern.Length == 0
            ? null
            : new Regex(
                $@"\A(?:{pattern})\z",
                RegexOptions.NonBacktracking
                    | RegexOptions.CultureInvariant
                    | RegexOptions.ExplicitCapture
            );

    /// <summary>The length in code points; null when there is a NUL or half a surrogate pair.</summary>
    public static int? CountCodePoints(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return null;
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0)
            return text.Length;
        var pairs = 0;
        for (var i = first; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return null;
            pairs++;
            i++;
        }
        return text.Length - pairs;
    }
}
