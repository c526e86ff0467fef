namespace Crm.AllInOne.Demo.Plan;

/// <summary>Days that are counted back from the first start.</summary>
internal static class DemoDays
{
    private const int Opening = 8 * 60;
    private const int Closing = 20 * 60;

    /// <summary>Some minute of the opening hours of a day.</summary>
    /// <param name="start">The first start.</param>
    /// <param name="days">How many days before it; at least one.</param>
    /// <param name="random">Chooses the minute.</param>
    public static DateTimeOffset Before(DateTimeOffset start, int days, DemoRandom random) =>
        new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero)
            .AddDays(-days)
            .AddMinutes(random.Between(Opening, Closing));
}
