using static Crm.Segmentation.Domain.Traits.TraitFactory;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>What is going on with a contact.</summary>
internal static class ServiceTraits
{
    public static IReadOnlyList<Trait> All { get; } =
    [
        Count("open_tickets", "How many tickets are open.", (profile, _) => profile.OpenTickets),
        Time(
            "last_activity",
            "When the last activity was.",
            (profile, _) => profile.LastActivityTime
        ),
        // today − the local day of the last activity
        Days(
            "days_since_last_activity",
            "Days that have passed since the last activity.",
            (profile, period) => period.Today - profile.LastActivityDay
        ),
    ];
}
