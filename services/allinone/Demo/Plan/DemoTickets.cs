using System.Globalization;

namespace Crm.AllInOne.Demo.Plan;

/// <summary>How far a ticket has come.</summary>
internal enum DemoTicketState
{
    New,
    Open,
    Pending,
    Resolved,
    Closed,
    Reopened,
}

/// <summary>A request or a complaint.</summary>
/// <param name="Customer">Who asks; null for somebody whom nobody knows.</param>
internal sealed record DemoTicket(
    string Number,
    DemoCustomer? Customer,
    TicketTemplate Template,
    DemoTicketState State,
    string Assignee
);

/// <summary>What customers want and complain about.</summary>
internal static class DemoTickets
{
    private const double Unknown = 0.04;

    private static readonly string[] Agents = ["lena", "marco", "wei", "sofia"];

    private static readonly (DemoTicketState State, int Weight)[] States =
    [
        (DemoTicketState.New, 14),
        (DemoTicketState.Open, 20),
        (DemoTicketState.Pending, 14),
        (DemoTicketState.Resolved, 20),
        (DemoTicketState.Closed, 28),
        (DemoTicketState.Reopened, 4),
    ];

    public static IReadOnlyList<DemoTicket> Create(
        Definitions definitions,
        IReadOnlyList<DemoCustomer> customers
    )
    {
        var buyers = customers.Where(customer => customer.Type.Orders[1] > 0).ToList();
        return
        [
            .. Enumerable
                .Range(1, DemoPlan.TicketCount)
                .Select(i => Create(definitions, buyers, i)),
        ];
    }

    private static DemoTicket Create(Definitions definitions, List<DemoCustomer> buyers, int index)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"T{index:000}");
        var random = new DemoRandom(number);
        var customer = random.Happens(Unknown)
            ? null
            : random.Pick(buyers, buyer => buyer.Type.Orders[1]);
        var fitting = definitions
            .Tickets.Where(template =>
                template.Country is null || template.Country == customer?.Country
            )
            .ToList();
        return new DemoTicket(
            number,
            customer,
            random.Pick(fitting, template => template.Weight),
            random.Pick(States, state => state.Weight).State,
            random.Pick(Agents)
        );
    }
}
