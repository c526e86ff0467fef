using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Data;

/// <summary>
/// What becomes of a row that is there when profiles are written by set. Whatever is written locks the profile first, so that what is
/// read of the contact afterwards is all that was committed.
/// </summary>
internal static class ProfileMerge
{
    private static readonly string[] Sums =
    [
        "orders",
        "returns",
        "priced_orders",
        "sold",
        "returned",
        "cost",
        "items",
    ];

    /// <summary>Counts the version.</summary>
    public static readonly BulkMerge Touch = BulkMerge.Keep.Count("version").Set("facts_read_time");

    /// <summary>Adds totals to what is there.</summary>
    public static readonly BulkMerge AddPurchases = Touch
        .Add(Sums)
        .Least("first_order_time", "first_order_day")
        .Greatest("last_order_time", "last_order_day");

    /// <summary>Replaces all that is made of facts.</summary>
    public static readonly BulkMerge SetFacts = Touch
        .Set(Sums)
        .Set("categories", "first_order_time", "first_order_day")
        .Set("last_order_time", "last_order_day")
        .Set("open_tickets", "last_activity_time", "last_activity_day");

    /// <summary>Replaces what is known of activities.</summary>
    public static readonly BulkMerge SetActivities = Touch.Set(
        "last_activity_time",
        "last_activity_day"
    );

    /// <summary>Replaces what is known of tickets.</summary>
    public static readonly BulkMerge SetTickets = Touch.Set("open_tickets");

    /// <summary>Replaces what contacts says.</summary>
    public static readonly BulkMerge SetContact = Touch.Set(
        "contact_version",
        "is_deleted",
        "kind",
        "owner_id",
        "source_key",
        "primary_country_key",
        "primary_region_key",
        "primary_city_key",
        "contact_create_time"
    );

    /// <summary>Replaces the quintiles.</summary>
    public static readonly BulkMerge SetQuintiles = Touch.Set(
        "recency_quintile",
        "frequency_quintile",
        "monetary_quintile"
    );

    /// <summary>Adds what was bought on a day.</summary>
    public static readonly BulkMerge AddDay = BulkMerge
        .Keep.Add(Sums)
        .Least("first_order_time")
        .Greatest("last_order_time");
}
