namespace Crm.AllInOne.Demo.Plan;

/// <summary>Chance that is the same at each start: what is drawn for one thing depends on its name only, not on what was drawn before.</summary>
internal sealed class DemoRandom(string name)
{
    private const int Seed = 20_261;

    private readonly Random _random = new(name.Aggregate(Seed, (hash, c) => (hash * 31) + c));

    public int Between(int least, int most) => _random.Next(least, most + 1);

    public double Fraction() => _random.NextDouble();

    public bool Happens(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>One of the items, the more likely the heavier it is.</summary>
    public T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var at = _random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            at -= weight(item);
            if (at < 0)
                return item;
        }
        return items[^1];
    }
}
