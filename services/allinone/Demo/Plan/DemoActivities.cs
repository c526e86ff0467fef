using System.Globalization;

namespace Crm.AllInOne.Demo.Plan;

/// <summary>A call, a message, a visit.</summary>
internal sealed record DemoActivity(
    string Number,
    DemoCustomer Customer,
    ActivityTemplate Template,
    DateTimeOffset Time
);

/// <summary>What was exchanged with customers in two years.</summary>
internal static class DemoActivities
{
    private const int Days = 720;

    public static IReadOnlyList<DemoActivity> Create(
        Definitions definitions,
        IReadOnlyList<DemoCustomer> customers,
        DateTimeOffset start
    ) => [.. customers.SelectMany(customer => ActivitiesOf(definitions, customer, start))];

    private static IEnumerable<DemoActivity> ActivitiesOf(
        Definitions definitions,
        DemoCustomer customer,
        DateTimeOffset start
    )
    {
        var random = new DemoRandom($"{customer.Number}/activities");
        var fitting = definitions
            .Activities.Where(template =>
                template.Country is null || template.Country == customer.Country
            )
            .ToList();
        var count = random.Between(customer.Type.Activities[0], customer.Type.Activities[1]);
        for (var i = 1; i <= count; i++)
            yield return new DemoActivity(
                string.Create(CultureInfo.InvariantCulture, $"{customer.Number}-A{i:00}"),
                customer,
                random.Pick(fitting, template => template.Weight),
                DemoDays.Before(start, random.Between(1, Days), random)
            );
    }
}
