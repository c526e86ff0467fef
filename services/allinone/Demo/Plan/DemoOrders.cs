using System.Globalization;

namespace Crm.AllInOne.Demo.Plan;

/// <summary>A sale, or a return of a part of one.</summary>
internal sealed record DemoOrder(
    string Number,
    bool IsReturn,
    DemoCustomer Customer,
    DateTimeOffset Time,
    string Channel,
    IReadOnlyList<DemoLine> Lines
);

internal sealed record DemoLine(Product Product, int Quantity, decimal UnitPrice);

/// <summary>Two years of purchases: how often depends on the customer, when on the season.</summary>
internal static class DemoOrders
{
    private const double ReturnRate = 0.045;
    private const double ReturnRateOfTheUndecided = 0.6;
    private const double Undecided = 0.02;
    private const double HighestSeason = 1.7;

    private static readonly double[] Seasons =
    [
        0.7,
        0.75,
        0.85,
        0.9,
        0.9,
        0.85,
        0.8,
        0.8,
        1.0,
        1.1,
        1.5,
        HighestSeason,
    ];

    private static readonly (string Name, int Weight)[] Channels =
    [
        ("web", 60),
        ("shop", 25),
        ("phone", 15),
    ];

    public static IReadOnlyList<DemoOrder> Create(
        Definitions definitions,
        IReadOnlyList<DemoCustomer> customers,
        DateTimeOffset start
    ) =>
        [
            .. customers
                .SelectMany(customer => OrdersOf(definitions, customer, start))
                .OrderBy(order => order.Time)
                .ThenBy(order => order.Number, StringComparer.Ordinal),
        ];

    private static IEnumerable<DemoOrder> OrdersOf(
        Definitions definitions,
        DemoCustomer customer,
        DateTimeOffset start
    )
    {
        var random = new DemoRandom($"{customer.Number}/orders");
        var returnRate = random.Happens(Undecided) ? ReturnRateOfTheUndecided : ReturnRate;
        var count = random.Between(customer.Type.Orders[0], customer.Type.Orders[1]);
        for (var i = 1; i <= count; i++)
        {
            var order = new DemoOrder(
                string.Create(CultureInfo.InvariantCulture, $"{customer.Number}-{i:00}"),
                IsReturn: false,
                customer,
                TimeOf(customer.Type, random, start),
                random.Pick(Channels, channel => channel.Weight).Name,
                LinesOf(definitions, customer, random)
            );
            yield return order;
            var returned = order.Time.AddDays(random.Between(3, 20));
            if (random.Happens(returnRate) && returned < start)
                yield return order with
                {
                    Number = $"R-{order.Number}",
                    IsReturn = true,
                    Time = returned,
                    Lines = [order.Lines[0]],
                };
        }
    }

    // Drawn until the season allows it.
    private static DateTimeOffset TimeOf(CustomerType type, DemoRandom random, DateTimeOffset start)
    {
        while (true)
        {
            var time = DemoDays.Before(start, random.Between(type.LastDay, type.FirstDay), random);
            if (random.Happens(Seasons[time.Month - 1] / HighestSeason))
                return time;
        }
    }

    private static List<DemoLine> LinesOf(
        Definitions definitions,
        DemoCustomer customer,
        DemoRandom random
    )
    {
        var count = random.Between(1, customer.IsCompany ? 5 : 4);
        var discount = customer.Type.Level == "gold" ? 0.9m : 1m;
        var lines = new List<DemoLine>();
        for (var i = 0; i < count; i++)
        {
            var product = random.Pick(definitions.Products, p => p.Weight);
            var quantity = customer.IsCompany ? random.Between(4, 30) : random.Between(1, 3);
            if (lines.TrueForAll(line => line.Product != product))
                lines.Add(new DemoLine(product, quantity, Math.Round(product.Price * discount, 2)));
        }
        return lines;
    }
}
