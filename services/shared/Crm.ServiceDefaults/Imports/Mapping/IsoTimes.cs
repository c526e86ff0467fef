using NodaTime;
using NodaTime.Text;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>Times as files have them: ISO 8601 with a T or a space, with an offset or by the clock of a zone.</summary>
internal static class IsoTimes
{
    /// <summary>What a text must be, for people.</summary>
    public const string Expected = "a time such as 2026-11-21T08:30:00Z, or a date";

    private static readonly OffsetDateTimePattern[] WithOffset =
    [
        OffsetDateTimePattern.ExtendedIso,
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>"),
    ];

    private static readonly LocalDateTimePattern[] WithoutOffset =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
    ];

    /// <summary>Reads a time; one that the zone skips is moved on by the gap, of one that it has twice the first counts.</summary>
    public static bool TryRead(string text, DateTimeZone zone, out Instant instant)
    {
        text = text.Trim();
        if (text.Length > 10 && text[10] == ' ')
            text = string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11));
        if (Local(text) is { } local)
        {
            instant = local.InZoneLeniently(zone).ToInstant();
            return true;
        }
        foreach (var pattern in WithOffset)
        {
            if (pattern.Parse(text) is { Success: true } offset)
            {
                instant = offset.Value.ToInstant();
                return true;
            }
        }
        instant = default;
        return false;
    }

    public static string Write(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static LocalDateTime? Local(string text)
    {
        if (text.Length == 10)
            return LocalDatePattern.Iso.Parse(text) is { Success: true } date
                ? date.Value.AtMidnight()
                : null;
        foreach (var pattern in WithoutOffset)
        {
            if (pattern.Parse(text) is { Success: true } time)
                return time.Value;
        }
        return null;
    }
}
