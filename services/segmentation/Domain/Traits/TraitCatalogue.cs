using System.Globalization;
using System.Linq.Expressions;
using Crm.Filtering;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>
/// All traits. Amounts are those in the base currency of the tenant; counts, units and times are of all currencies. Returns reduce revenue
/// and are not orders. A window of N days is today and the N − 1 days before, by the tenant's time zone.
/// </summary>
internal static class TraitCatalogue
{
    /// <summary>The root below which rules name traits.</summary>
    public const string Root = "traits";

    /// <summary>The greatest window in days.</summary>
    public const int MostDays = 3_660;

    /// <summary>The traits in the order in which they are shown.</summary>
    public static IReadOnlyList<Trait> All { get; } =
    [.. PurchaseTraits.All, .. RankTraits.All, .. ServiceTraits.All];

    private static readonly Dictionary<string, Trait> ByName = All.ToDictionary(
        trait => trait.Name,
        StringComparer.Ordinal
    );

    /// <summary>The trait and window that a rule names, such as <c>revenue</c> or <c>revenue_365d</c>; null when there is none.</summary>
    public static (Trait Trait, int? Window)? Find(string name)
    {
        if (ByName.TryGetValue(name, out var whole))
            return (whole, null);
        var split = name.LastIndexOf('_');
        if (
            split < 0
            || !name.EndsWith('d')
            || !ByName.TryGetValue(name[..split], out var trait)
            || !trait.HasWindow
            || !int.TryParse(
                name.AsSpan(split + 1, name.Length - split - 2),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var days
            )
            || days is < 1 or > MostDays
            || NameOf(trait, days) != name
        )
            return null;
        return (trait, days);
    }

    /// <summary>What rules call a trait over a window.</summary>
    public static string NameOf(Trait trait, int? window) =>
        window is null
            ? trait.Name
            : string.Create(CultureInfo.InvariantCulture, $"{trait.Name}_{window}d");
}
