using static Crm.Segmentation.Domain.Traits.TraitFactory;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>
/// What a contact bought. The measures are the usual ones of customer value (P. Farris and others, Marketing Metrics): revenue net of
/// returns, margin as revenue less cost, average order value as sales divided by orders.
/// </summary>
internal static class PurchaseTraits
{
    public static IReadOnlyList<Trait> All { get; } =
    [
        Count(
            "orders",
            "How many sales.",
            (profile, _) => profile.Orders,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Sum(day => day.Orders)
        ),
        // sold − returned
        Amount(
            "revenue",
            "Sales less returns, in the base currency.",
            (profile, _) => profile.Sold - profile.Returned,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Sum(day => day.Sold - day.Returned)
        ),
        // sold − returned − (cost of sales − cost of returns)
        Amount(
            "margin",
            "Revenue less the cost of what was sold and not returned, in the base currency.",
            (profile, _) => profile.Sold - profile.Returned - profile.Cost,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Sum(day => day.Sold - day.Returned - day.Cost)
        ),
        // sold ÷ orders in the base currency, cut behind the fourth digit; none without such an order
        Amount(
            "average_order",
            "Sales before returns divided by their number, in the base currency.",
            (profile, _) => profile.PricedOrders == 0 ? null : profile.Sold / profile.PricedOrders,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Sum(day => day.PricedOrders) == 0
                    ? null
                    : profile
                        .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                        .Sum(day => day.Sold)
                        / profile
                            .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                            .Sum(day => day.PricedOrders)
        ),
        // units sold − units returned
        Quantity(
            "items",
            "Units sold less units that came back.",
            (profile, _) => profile.Items,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Sum(day => day.Items)
        ),
        Count(
            "categories",
            "How many different categories of products were bought.",
            (profile, _) => profile.Categories,
            (profile, period) =>
                profile
                    .DayCategories.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Select(day => day.CategoryKey)
                    .Distinct()
                    .Count()
        ),
        // returned ÷ sold; none when nothing was sold
        Share(
            "returns_share",
            "The part of the sales, by amount in the base currency, that came back.",
            (profile, _) =>
                profile.Sold == 0 ? null : (double)profile.Returned / (double)profile.Sold,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Sum(day => day.Sold) == 0
                    ? null
                    : (double)
                        profile
                            .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                            .Sum(day => day.Returned)
                        / (double)
                            profile
                                .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                                .Sum(day => day.Sold)
        ),
        Time(
            "first_order",
            "When the first sale was.",
            (profile, _) => profile.FirstOrderTime,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Min(day => day.FirstOrderTime)
        ),
        Time(
            "last_order",
            "When the last sale was.",
            (profile, _) => profile.LastOrderTime,
            (profile, period) =>
                profile
                    .Days.Where(day => day.Day >= period.From && day.Day <= period.To)
                    .Max(day => day.LastOrderTime)
        ),
        // today − the local day of the first sale
        Days(
            "days_since_first_order",
            "Days that have passed since the first sale.",
            (profile, period) => period.Today - profile.FirstOrderDay,
            (profile, period) =>
                period.Today
                - profile
                    .Days.Where(day =>
                        day.Day >= period.From && day.Day <= period.To && day.Orders > 0
                    )
                    .Min(day => (int?)day.Day)
        ),
        Days(
            "days_since_last_order",
            "Days that have passed since the last sale.",
            (profile, period) => period.Today - profile.LastOrderDay,
            (profile, period) =>
                period.Today
                - profile
                    .Days.Where(day =>
                        day.Day >= period.From && day.Day <= period.To && day.Orders > 0
                    )
                    .Max(day => (int?)day.Day)
        ),
    ];
}
