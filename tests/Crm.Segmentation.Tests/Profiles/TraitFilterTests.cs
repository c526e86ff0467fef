using Crm.Filtering;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Traits;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>A rule over traits selects the same contacts in SQL as in memory.</summary>
public sealed class TraitFilterTests
{
    private static readonly int Today = new DateOnly(2026, 4, 2).DayNumber;

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task EachTrait_WithAndWithoutWindow_SelectsTheSameInTheStoreAndInMemory(
        StoreEngine engine
    )
    {
        await using var store = await ProfileStore.OpenAsync(engine);
        var random = new RandomFacts(7);
        var facts = random.Transactions(40);
        await store.InWorkAsync(async () =>
        {
            await store.Profiles.TouchAsync([Guid.NewGuid()], default);
            await store.Facts.AddAsync(facts, default);
        });
        var profiles = await store.ReadAsync();
        var compared = 0;
        foreach (var trait in TraitCatalogue.All)
        {
            foreach (var window in trait.HasWindow ? new int?[] { null, 1, 7, 30 } : [null])
            {
                var name = TraitCatalogue.NameOf(trait, window);
                foreach (var literal in LiteralsOf(trait, window, profiles))
                {
                    foreach (var comparison in new[] { "=", "!=", "<", "<=", ">", ">=" })
                    {
                        await CompareAsync(
                            store,
                            profiles,
                            $"traits.{name} {comparison} {literal}"
                        );
                        compared++;
                    }
                }
                await CompareAsync(store, profiles, $"traits.{name}:*");
            }
        }
        Assert.True(compared > 500, $"Only {compared} comparisons were made.");
    }

    [Theory]
    [InlineData("revenue")]
    [InlineData("revenue_365d")]
    [InlineData("orders_1d")]
    public void Find_OfAName_FindsTraitAndWindow(string name)
    {
        var found = TraitCatalogue.Find(name);
        Assert.NotNull(found);
        Assert.Equal(name, TraitCatalogue.NameOf(found.Value.Trait, found.Value.Window));
    }

    [Theory]
    [InlineData("revenue_0d")]
    [InlineData("revenue_07d")]
    [InlineData("revenue_4000d")]
    [InlineData("revenue_-1d")]
    [InlineData("revenue_d")]
    [InlineData("revenue_7")]
    [InlineData("open_tickets_7d")]
    [InlineData("profit")]
    [InlineData("")]
    public void Find_OfSomethingElse_FindsNothing(string name) =>
        Assert.Null(TraitCatalogue.Find(name));

    [Fact]
    public void Bind_OfAmounts_RefusesMoreDigitsThanAreKept()
    {
        var filter = Schema.Compile("traits.revenue > 1.23456", resolver: new Resolver());

        Assert.Equal(FilterErrorCode.BadValue, Assert.Single(filter.Errors).Code);
    }

    private static readonly FilterSchema<Profile> Schema = FilterSchema<Profile>
        .Create()
        .Dynamic(TraitCatalogue.Root)
        .Build();

    private static async Task CompareAsync(ProfileStore store, List<Profile> profiles, string text)
    {
        var filter = Schema.Compile(text, resolver: new Resolver());
        Assert.True(filter.IsSuccess, $"{text}: {string.Join("; ", filter.Errors)}");
        var inStore = await store
            .Db.Profiles.Where(filter.Value.Predicate)
            .Select(profile => profile.ContactId)
            .ToListAsync();
        var inMemory = profiles
            .Where(filter.Value.Matches)
            .Select(profile => profile.ContactId)
            .ToList();
        Assert.True(
            inStore.Order().SequenceEqual(inMemory.Order()),
            $"{text}: {inStore.Count} in the store, {inMemory.Count} in memory"
        );
    }

    // The values that are there, so that each comparison stands on an edge for some contact.
    private static IEnumerable<string> LiteralsOf(
        Trait trait,
        int? window,
        List<Profile> profiles
    ) =>
        profiles
            .Select(profile => trait.Value(profile, new TraitPeriod(Today, window)))
            .OfType<object>()
            .Take(3)
            .Append(trait.Kind == TraitKind.Time ? DateTimeOffset.UnixEpoch : 1L)
            .Select(Literal)
            .Distinct(StringComparer.Ordinal);

    private static string Literal(object value) =>
        value switch
        {
            DateTimeOffset time => $"\"{time.UtcDateTime:O}\"",
            double share => share.ToString("0.##################", Invariant),
            IFormattable number => number.ToString(null, Invariant),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private sealed class Resolver : IFieldResolver<Profile>
    {
        public FieldBinding<Profile>? Resolve(string root, string name) =>
            TraitCatalogue.Find(name) is { } found
                ? found.Trait.Bind(new TraitPeriod(Today, found.Window))
                : null;

        public IEnumerable<string> Names(string root) =>
            TraitCatalogue.All.Select(trait => trait.Name);
    }
}
