using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Traits;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>Days begin where the tenant is.</summary>
public sealed class TenantClockTests
{
    [Theory]
    [InlineData("UTC", "2026-03-28T23:59:59.999Z", "2026-03-28")]
    [InlineData("Europe/Berlin", "2026-03-28T22:59:59.999Z", "2026-03-28")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T21:59:59.999Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("America/New_York", "2026-11-02T04:59:59Z", "2026-11-01")]
    [InlineData("Asia/Kathmandu", "2026-06-30T18:15:00Z", "2026-07-01")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31")]
    [InlineData("Nowhere/Unknown", "2026-03-28T23:59:59.999Z", "2026-03-28")]
    public void DayOf_AnInstant_IsTheLocalDate(string zone, string instant, string day) =>
        Assert.Equal(
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).DayNumber,
            new TenantClock(zone, DateTimeOffset.UnixEpoch).DayOf(
                DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)
            )
        );

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-26", "2026-10-25T23:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")]
    public void StartOf_ADay_IsItsFirstInstant(string zone, string day, string start) =>
        Assert.Equal(
            DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
            new TenantClock(zone, DateTimeOffset.UnixEpoch).StartOf(
                DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).DayNumber
            )
        );

    [Fact]
    public void NextChange_OfAWindow_IsWhenTheOldestDayLeavesIt()
    {
        var (revenue, window) = TraitCatalogue.Find("revenue_7d")!.Value;
        var purchases = Profiles.Days(100, 103, 110);

        Assert.Equal(107, revenue.NextChange(purchases, new TraitPeriod(105, window)));
        Assert.Equal(110, revenue.NextChange(purchases, new TraitPeriod(107, window)));
        Assert.Equal(117, revenue.NextChange(purchases, new TraitPeriod(111, window)));
        Assert.Null(revenue.NextChange(purchases, new TraitPeriod(117, window)));
        Assert.Null(revenue.NextChange(purchases, new TraitPeriod(105)));
    }

    private static class Profiles
    {
        public static Profile Days(params int[] days)
        {
            var profile = new Profile();
            var list = (List<ProfileDay>)profile.Days;
            list.AddRange(days.Select(day => new ProfileDay { Day = day, Orders = 1 }));
            return profile;
        }
    }
}
