namespace Crm.Segmentation.Domain.Traits;

/// <summary>The days that a trait is asked for, seen on one day.</summary>
/// <param name="Today">The local day on which the trait is read.</param>
/// <param name="Window">How many days up to and with today count; null for all, future days included.</param>
internal readonly record struct TraitPeriod(int Today, int? Window = null)
{
    /// <summary>The first day that counts.</summary>
    public int From => Window is { } days ? Today - days + 1 : int.MinValue;

    /// <summary>The last day that counts.</summary>
    public int To => Window is null ? int.MaxValue : Today;
}
