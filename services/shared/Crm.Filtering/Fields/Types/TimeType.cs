using System.Globalization;

namespace Crm.Filtering;

internal sealed class TimeType() : FieldType<DateTimeOffset>(FieldKind.Time)
{
    private static readonly string[] s_forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    internal override string Expected => "a time such as 2026-03-01T09:30:00Z, or a date";

    internal override LiteralReading<DateTimeOffset> Read(string text)
    {
        var read = DateTimeOffset.TryParseExact(
            WithoutTinyFraction(text.ToUpperInvariant()),
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

    /// <summary>Protobuf writes up to nine digits, .NET reads seven; milliseconds need three.</summary>
    private static string WithoutTinyFraction(string text)
    {
        var point = text.IndexOf('.');
        if (point < 0)
        {
            return text;
        }
        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }
        var digits = end - point - 1;
        return digits is > 3 and <= 9 ? text.Remove(point + 4, digits - 3) : text;
    }
}
