using System.Globalization;
using Crm.Filtering;
using Crm.Segmentation.Domain.Traits;

namespace Crm.Segmentation.Rules;

/// <summary>The values of traits as text, exact: for readings, causes and explanations.</summary>
internal static class TraitText
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string? Of(object? value) =>
        value switch
        {
            null => null,
            DateTimeOffset time => time.UtcDateTime.ToString(
                TimeForm,
                CultureInfo.InvariantCulture
            ),
            decimal amount => (amount / 1.0000000000000000000000000000m).ToString(
                CultureInfo.InvariantCulture
            ),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    /// <summary>Whether a value that was kept passes a comparison, as it would have in memory.</summary>
    public static bool Passes(TermNode term, TraitKind kind, string? text)
    {
        if (text is null)
            return term.Operator == FilterOperator.NotEqual;
        if (term.Literal.Kind == FilterLiteralKind.Any)
            return true;
        var order = kind switch
        {
            TraitKind.Time => TimeOf(text).CompareTo(TimeOf(term.Literal.Text)),
            TraitKind.Share => Double(text).CompareTo(Double(term.Literal.Text)),
            _ => Decimal(text).CompareTo(Decimal(term.Literal.Text)),
        };
        return term.Operator switch
        {
            FilterOperator.NotEqual => order != 0,
            FilterOperator.Less => order < 0,
            FilterOperator.LessOrEqual => order <= 0,
            FilterOperator.Greater => order > 0,
            FilterOperator.GreaterOrEqual => order >= 0,
            _ => order == 0,
        };
    }

    private static DateTimeOffset TimeOf(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : DateTimeOffset.MinValue;

    private static double Double(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Decimal(string text) =>
        decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
