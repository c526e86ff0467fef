namespace Crm.Segmentation.Domain;

/// <summary>
/// Recency, frequency and monetary value as Hughes ranks them (A. M. Hughes, Strategic Database Marketing): customers, who are the contacts
/// with at least one order, stand in order from worst to best, and
/// <c>quintile = 1 + floor(5 × (customers strictly worse) / customers)</c>. Equal customers have equal quintiles, the lowest that one of them
/// would have; 5 is the best fifth: the most recent last order, the most orders, the most revenue.
/// </summary>
internal static class Quintiles
{
    public const int Count = 5;

    /// <summary>The quintile of a customer.</summary>
    /// <param name="worse">How many customers are strictly worse.</param>
    /// <param name="customers">How many there are, with this one.</param>
    public static int Of(long worse, long customers) => 1 + (int)(Count * worse / customers);
}
