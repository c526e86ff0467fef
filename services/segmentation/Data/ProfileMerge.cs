namespace Crm.Segmentation.Data;

/// <summary>
/// What becomes of a row that is there when profiles are written by set, the same on every engine. Whatever is written locks the profile
/// first, so that what is read of the contact afterwards is all that was committed.
/// </summary>
internal static class ProfileMerge
{
    private const string Row =
        "ON CONFLICT (tenant_id, contact_id) DO UPDATE SET "
        + "version = profiles.version + 1, facts_read_time = excluded.facts_read_time";

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
    public const string Touch = Row;

    /// <summary>Adds totals to what is there.</summary>
    public static readonly string AddPurchases = Join(
        Row,
        [
            .. Sums.Select(column => Add("profiles", column)),
            Least("profiles", "first_order_time"),
            Least("profiles", "first_order_day"),
            Greatest("profiles", "last_order_time"),
            Greatest("profiles", "last_order_day"),
        ]
    );

    /// <summary>Replaces all that is made of facts.</summary>
    public static readonly string SetFacts = Join(
        Row,
        [
            .. Sums.Select(Set),
            Set("categories"),
            Set("first_order_time"),
            Set("first_order_day"),
            Set("last_order_time"),
            Set("last_order_day"),
            Set("open_tickets"),
            Set("last_activity_time"),
            Set("last_activity_day"),
        ]
    );

    /// <summary>Replaces what is known of activities.</summary>
    public static readonly string SetActivities = Join(
        Row,
        [Set("last_activity_time"), Set("last_activity_day")]
    );

    /// <summary>Replaces what is known of tickets.</summary>
    public static readonly string SetTickets = Join(Row, [Set("open_tickets")]);

    /// <summary>Replaces what contacts says.</summary>
    public static readonly string SetContact = Join(
        Row,
        [
            Set("contact_version"),
            Set("is_deleted"),
            Set("kind"),
            Set("owner_id"),
            Set("source_key"),
            Set("primary_country_key"),
            Set("primary_region_key"),
            Set("primary_city_key"),
            Set("contact_create_time"),
        ]
    );

    /// <summary>Replaces the quintiles.</summary>
    public static readonly string SetQuintiles = Join(
        Row,
        [Set("recency_quintile"), Set("frequency_quintile"), Set("monetary_quintile")]
    );

    /// <summary>Adds what was bought on a day.</summary>
    public static readonly string AddDay = Join(
        "ON CONFLICT (tenant_id, contact_id, day) DO UPDATE SET orders = profile_days.orders + excluded.orders",
        [
            .. Sums.Skip(1).Select(column => Add("profile_days", column)),
            Least("profile_days", "first_order_time"),
            Greatest("profile_days", "last_order_time"),
        ]
    );

    /// <summary>A category that was bought on the day before stays.</summary>
    public const string KeepCategory =
        "ON CONFLICT (tenant_id, contact_id, day, category_key) DO NOTHING";

    private static string Join(string clause, IEnumerable<string> further) =>
        $"{clause}, {string.Join(", ", further)}";

    private static string Set(string column) => $"{column} = excluded.{column}";

    private static string Add(string table, string column) =>
        $"{column} = {table}.{column} + excluded.{column}";

    private static string Least(string table, string column) => Nearer(table, column, "<");

    private static string Greatest(string table, string column) => Nearer(table, column, ">");

    private static string Nearer(string table, string column, string comparison) =>
        $"{column} = CASE WHEN {table}.{column} IS NULL OR excluded.{column} {comparison} {table}.{column} "
        + $"THEN excluded.{column} ELSE {table}.{column} END";
}
