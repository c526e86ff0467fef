namespace Crm.AllInOne.Demo.Plan;

/// <summary>The whole data set, the same for the same first start.</summary>
/// <param name="FieldLevels">The choices of the custom field <c>level</c>.</param>
internal sealed record DemoPlan(
    DateTimeOffset Start,
    IReadOnlyList<string> FieldLevels,
    IReadOnlyList<DemoCustomer> Customers,
    IReadOnlyList<DemoOrder> Orders,
    IReadOnlyList<DemoActivity> Activities,
    IReadOnlyList<DemoTicket> Tickets,
    IReadOnlyList<SegmentDefinition> Segments
)
{
    public const int People = 2_000;
    public const int Companies = 200;
    public const int TicketCount = 300;

    /// <summary>The name of the system that the external ids of the contacts are of.</summary>
    public const string System = "demo";

    /// <summary>The currency of all amounts: the one that a new tenant reports in.</summary>
    public const string Currency = "EUR";

    /// <summary>The plan.</summary>
    /// <param name="start">The first start; dates are counted back from it.</param>
    public static DemoPlan Create(DateTimeOffset start)
    {
        var definitions = Definitions.Read();
        var customers = DemoCustomers.Create(definitions);
        return new DemoPlan(
            start,
            [.. definitions.CustomerTypes.Select(type => type.Level).Distinct()],
            customers,
            DemoOrders.Create(definitions, customers, start),
            DemoActivities.Create(definitions, customers, start),
            DemoTickets.Create(definitions, customers),
            definitions.Segments
        );
    }
}
