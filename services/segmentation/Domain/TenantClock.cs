using NodaTime;

namespace Crm.Segmentation.Domain;

/// <summary>The days of a tenant, seen at one instant. Days are numbers (<see cref="DateOnly.DayNumber"/>), so that they can be counted in SQL.</summary>
internal sealed class TenantClock
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly LocalDate EpochDate = new(1970, 1, 1);
    private readonly DateTimeZone _zone;

    /// <param name="timeZone">The IANA zone; UTC when it is not known here.</param>
    /// <param name="now">The instant.</param>
    public TenantClock(string timeZone, DateTimeOffset now)
    {
        _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        Now = now;
        Today = DayOf(now);
    }

    public DateTimeOffset Now { get; }

    /// <summary>The local day of <see cref="Now"/>.</summary>
    public int Today { get; }

    /// <summary>The local day of an instant.</summary>
    public int DayOf(DateTimeOffset instant)
    {
        var local = Instant.FromDateTimeOffset(instant).InZone(_zone).Date;
        return Epoch + Period.DaysBetween(EpochDate, local);
    }

    /// <summary>The first instant of a local day, which is not midnight where clocks are put forward then.</summary>
    public DateTimeOffset StartOf(int day) =>
        _zone.AtStartOfDay(EpochDate.PlusDays(day - Epoch)).ToDateTimeOffset().ToUniversalTime();
}
