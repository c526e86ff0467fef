using static Crm.Segmentation.Domain.Traits.TraitFactory;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>Where a customer stands among the customers of the tenant (<see cref="Quintiles"/>).</summary>
internal static class RankTraits
{
    public static IReadOnlyList<Trait> All { get; } =
    [
        Quintile(
            "recency_quintile",
            "1 to 5 by the time of the last sale among the customers with one; 5 is the most recent fifth.",
            (profile, _) => profile.RecencyQuintile
        ),
        Quintile(
            "frequency_quintile",
            "1 to 5 by the number of sales among the customers with one; 5 is the fifth with the most.",
            (profile, _) => profile.FrequencyQuintile
        ),
        Quintile(
            "monetary_quintile",
            "1 to 5 by revenue among the customers with a sale; 5 is the fifth with the greatest.",
            (profile, _) => profile.MonetaryQuintile
        ),
    ];
}
