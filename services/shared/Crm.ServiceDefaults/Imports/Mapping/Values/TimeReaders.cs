using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Imports.Mapping.Values;

/// <summary>Instants and spans of time.</summary>
internal static class TimeReaders
{
    public static ValueReader Timestamp { get; } =
        new(
            (text, row) =>
                IsoTimes.TryRead(text, row.Zone, out var instant)
                    ? instant.ToDateTimeOffset().ToTimestamp()
                    : null,
            IsoTimes.Expected
        );

    public static ValueReader Duration { get; } =
        new(
            (text, _) => TryReadSpan(text.Trim(), out var span) ? span.ToDuration() : null,
            "a duration such as 90s or 00:01:30"
        );

    private static bool TryReadSpan(string text, out TimeSpan span)
    {
        if (!text.EndsWith('s'))
            return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out span)
                && text.Contains(':', StringComparison.Ordinal);
        span = default;
        var isNumber = decimal.TryParse(
            text.AsSpan(..^1),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var seconds
        );
        if (!isNumber || decimal.Abs(seconds) > (decimal)TimeSpan.MaxValue.TotalSeconds - 1)
            return false;
        span = new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
