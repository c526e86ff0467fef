using System.Text.Json;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Traits;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>What is counted fact by fact is what all facts add up to, however they come.</summary>
public sealed class ProfileWriterTests
{
    public static TheoryData<StoreEngine, int, string> Cases =>
        new(
            from engine in Enum.GetValues<StoreEngine>()
            from run in new[]
            {
                (1, "UTC"),
                (2, "Europe/Berlin"),
                (3, "America/New_York"),
                (4, "Asia/Kathmandu"),
                (5, "Australia/Lord_Howe"),
            }
            select (engine, run.Item1, run.Item2)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Facts_InAnyOrderAndMoreThanOnce_AddUpToAnIndependentComputation(
        StoreEngine engine,
        int seed,
        string zone
    )
    {
        await using var store = await ProfileStore.OpenAsync(engine);
        await UseAsync(store, zone);
        var random = new RandomFacts(seed);
        var facts = random.Transactions(200);
        var told = random.Shuffled(facts.Concat(facts.Take(60))).ToList();

        while (told.Count > 0)
        {
            var batch = told.Take(1 + random.Next(40)).ToList();
            told.RemoveRange(0, batch.Count);
            await store.InWorkAsync(() => store.Facts.AddAsync(batch, default));
        }

        var profiles = await store.ReadAsync();
        Assert.Equal(random.Contacts.Count, profiles.Count);
        var days = DateTimeZoneProviders.Tzdb[zone];
        foreach (var profile in profiles)
            Check(profile, [.. facts.Where(fact => fact.ContactId == profile.ContactId)], days);
        var counted = Shape(profiles);
        await store.InWorkAsync(() =>
            store.Profiles.DeriveAsync([.. profiles.Select(profile => profile.ContactId)], default)
        );
        Assert.Equal(counted, Shape(await store.ReadAsync()));
        Assert.True(await store.Db.QuintileMarks.AnyAsync());
    }

    [Fact]
    public async Task Activities_ToldOutOfOrder_LeaveTheLastThatWasNotDeleted()
    {
        await using var store = await ProfileStore.OpenAsync(StoreEngine.Sqlite);
        var contact = Guid.NewGuid();
        var (early, late) = (Guid.NewGuid(), Guid.NewGuid());
        var noon = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        await TellAsync(store, Activity(late, contact, noon.AddDays(3), version: 2));
        await TellAsync(store, Activity(late, contact, noon.AddDays(9), version: 1));
        await TellAsync(store, Activity(early, contact, noon, version: 1));
        Assert.Equal(noon.AddDays(3), (await store.ReadAsync())[0].LastActivityTime);

        await TellAsync(store, Activity(late, contact, noon.AddDays(3), version: 2, gone: true));
        await TellAsync(store, Activity(late, contact, noon.AddDays(3), version: 3));
        Assert.Equal(noon, (await store.ReadAsync())[0].LastActivityTime);
        Assert.Equal(
            new DateOnly(2026, 5, 1).DayNumber,
            (await store.ReadAsync())[0].LastActivityDay
        );

        await TellAsync(store, Activity(early, contact, noon, version: 1, gone: true));
        Assert.Null((await store.ReadAsync())[0].LastActivityTime);
    }

    [Fact]
    public async Task Tickets_ToldOutOfOrder_CountOnlyTheOpenOnes()
    {
        await using var store = await ProfileStore.OpenAsync(StoreEngine.Sqlite);
        var (contact, other) = (Guid.NewGuid(), Guid.NewGuid());
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());

        await TellAsync(store, Ticket(one, contact, version: 3, isOpen: false));
        await TellAsync(store, Ticket(one, contact, version: 1, isOpen: true));
        await TellAsync(store, Ticket(two, contact, version: 1, isOpen: true));
        Assert.Equal([(contact, 1)], await OpenAsync());

        await TellAsync(store, Ticket(two, other, version: 2, isOpen: true));
        Assert.Equal(
            new[] { (contact, 0L), (other, 1L) }.OrderBy(pair => pair.Item1),
            await OpenAsync()
        );

        async Task<IEnumerable<(Guid, long)>> OpenAsync() =>
            (await store.ReadAsync()).Select(row => (row.ContactId, row.OpenTickets));
    }

    private static void Check(Profile profile, List<TransactionFact> facts, DateTimeZone zone)
    {
        var sales = facts.FindAll(fact => !fact.IsReturn);
        var euro = facts.FindAll(fact => fact.Currency == "EUR");
        var sold = euro.Where(fact => !fact.IsReturn).Sum(fact => fact.Total);
        var returned = euro.Where(fact => fact.IsReturn).Sum(fact => fact.Total);
        var priced = euro.Count(fact => !fact.IsReturn);
        var cost = euro.Sum(fact => fact.IsReturn ? -fact.Cost : fact.Cost);
        var today = new DateOnly(2026, 4, 2).DayNumber;

        Assert.Equal((long)sales.Count, Value("orders"));
        Assert.Equal((sold - returned) / 10_000m, Value("revenue"));
        Assert.Equal((sold - returned - cost) / 10_000m, Value("margin"));
        Assert.Equal(priced == 0 ? null : sold / priced / 10_000m, Value("average_order"));
        Assert.Equal(
            facts.Sum(fact => fact.IsReturn ? -fact.Items : fact.Items) / 10_000m,
            Value("items")
        );
        Assert.Equal(
            (long)sales.SelectMany(fact => fact.Categories).Distinct().Count(),
            Value("categories")
        );
        Assert.Equal(sold == 0 ? null : (double)returned / sold, Value("returns_share"));
        Assert.Equal(sales.Min(fact => (DateTimeOffset?)fact.OccurredAt), Value("first_order"));
        Assert.Equal(sales.Max(fact => (DateTimeOffset?)fact.OccurredAt), Value("last_order"));
        Assert.Equal(
            today - sales.Max(fact => (int?)DayOf(fact, zone)),
            Value("days_since_last_order")
        );

        foreach (var window in new[] { 1, 2, 5, 11 })
        {
            var last = facts.FindAll(fact =>
                DayOf(fact, zone) is var day && day <= today && day > today - window
            );
            var lastSales = last.FindAll(fact => !fact.IsReturn);
            Assert.Equal((long)lastSales.Count, Value("orders", window));
            Assert.Equal(
                last.Where(fact => fact.Currency == "EUR")
                    .Sum(fact => fact.IsReturn ? -fact.Total : fact.Total) / 10_000m,
                Value("revenue", window)
            );
            Assert.Equal(
                (long)lastSales.SelectMany(fact => fact.Categories).Distinct().Count(),
                Value("categories", window)
            );
            Assert.Equal(
                today - lastSales.Min(fact => (int?)DayOf(fact, zone)),
                Value("days_since_first_order", window)
            );
        }

        object? Value(string name, int? window = null) =>
            TraitCatalogue.Find(name)!.Value.Trait.Value(profile, new TraitPeriod(today, window));
    }

    private static int DayOf(TransactionFact fact, DateTimeZone zone)
    {
        var local =
            fact.OccurredAt
            + zone.GetUtcOffset(Instant.FromDateTimeOffset(fact.OccurredAt)).ToTimeSpan();
        return DateOnly.FromDateTime(local.UtcDateTime).DayNumber;
    }

    private static Task UseAsync(ProfileStore store, string zone) =>
        store.InWorkAsync(() =>
        {
            store.Db.KnownTenants.Add(
                new KnownTenant { TenantId = ProfileStore.Tenant, TimeZone = zone }
            );
            return Task.CompletedTask;
        });

    private static Task TellAsync(ProfileStore store, ActivityFact fact) =>
        store.InWorkAsync(() => store.Facts.SetAsync([fact], default));

    private static Task TellAsync(ProfileStore store, TicketFact fact) =>
        store.InWorkAsync(() => store.Facts.SetAsync([fact], default));

    private static ActivityFact Activity(
        Guid id,
        Guid contact,
        DateTimeOffset at,
        long version,
        bool gone = false
    ) =>
        new()
        {
            TenantId = ProfileStore.Tenant,
            ActivityId = id,
            ContactId = contact,
            RecordedContactId = contact,
            OccurredAt = at,
            SourceVersion = version,
            IsDeleted = gone,
        };

    private static TicketFact Ticket(Guid id, Guid contact, long version, bool isOpen) =>
        new()
        {
            TenantId = ProfileStore.Tenant,
            TicketId = id,
            ContactId = contact,
            RecordedContactId = contact,
            SourceVersion = version,
            IsOpen = isOpen,
        };

    // Without what counts how often it was written.
    private static string Shape(IEnumerable<Profile> profiles) =>
        JsonSerializer.Serialize(
            profiles.Select(profile => new
            {
                profile.ContactId,
                profile.Orders,
                profile.Returns,
                profile.PricedOrders,
                profile.Sold,
                profile.Returned,
                profile.Cost,
                profile.Items,
                profile.Categories,
                profile.FirstOrderTime,
                profile.LastOrderTime,
                profile.FirstOrderDay,
                profile.LastOrderDay,
                profile.Days,
                profile.DayCategories,
            })
        );
}
