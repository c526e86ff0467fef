using System.Globalization;

namespace Crm.Filtering;

internal sealed class TimeType() : FieldType<DateTimeOffset>(FieldKind.Time)
{
    private static readonly string[] s_forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
    ];

    internal override string Expected => "a time such as 2026-03-01T09:30:00Z, or a date";

    internal override LiteralReading<DateTimeOffset> Read(string text)
    {
        var read = DateTimeOffset.TryParseExact(
            InMilliseconds(text.ToUpperInvariant()),
            s_forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        );
        // Times are stored in milliseconds: a finer literal would compare differently in the store and in the delegate.
        return read
            ? LiteralReading<DateTimeOffset>.Of(
                time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond))
            )
            : LiteralReading<DateTimeOffset>.WrongType;
    }

    /// <summary>
    /// Makes the one to nine digits of a second's fraction three. Times are stored in milliseconds: a finer literal would
    /// compare differently in the store and in the delegate.
    /// </summary>
    private static string InMilliseconds(string text)
    {
        var start = text.IndexOf('.') + 1;
        if (start == 0)
        {
            return text;
        }
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }
        var digits = text[start..end];
        return digits.Length is >= 1 and <= 9
            ? text[..start] + digits.PadRight(3, '0')[..3] + text[end..]
            : text;
    }
}
