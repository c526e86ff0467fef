using Crm.Segmentation.Domain;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>Purchases of some contacts around days on which clocks are changed, the same for the same seed.</summary>
internal sealed class RandomFacts(int seed)
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Categories = ["tea", "mugs", "茶", "books"];

    private readonly Random _random = new(seed);

    public List<Guid> Contacts { get; } =
    [.. Enumerable.Range(1, 6).Select(number => new Guid(number, 0, 0, new byte[8]))];

    public List<TransactionFact> Transactions(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Transaction())];

    private TransactionFact Transaction()
    {
        var contact = Contacts[_random.Next(Contacts.Count)];
        return new TransactionFact
        {
            TenantId = ProfileStore.Tenant,
            TransactionId = Guid.CreateVersion7(),
            ContactId = contact,
            RecordedContactId = contact,
            OccurredAt = Begin.AddMilliseconds(_random.NextInt64(20L * 24 * 3600 * 1000)),
            IsReturn = _random.Next(5) == 0,
            Currency = _random.Next(4) == 0 ? "USD" : "EUR",
            Total = _random.NextInt64(-100_000, 10_000_000),
            Cost = _random.NextInt64(0, 3_000_000),
            Items = _random.NextInt64(1, 200_000),
            Categories = [.. Categories.Where(_ => _random.Next(3) == 0)],
        };
    }

    public IEnumerable<T> Shuffled<T>(IEnumerable<T> items) => items.OrderBy(_ => _random.Next());

    public int Next(int most) => _random.Next(most);
}
