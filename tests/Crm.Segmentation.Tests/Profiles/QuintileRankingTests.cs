using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Crm.Testing;

namespace Crm.Segmentation.Tests.Profiles;

/// <summary>The ranking in SQL against counting who is worse.</summary>
public sealed class QuintileRankingTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite, 1, 3)]
    [InlineData(StoreEngine.Sqlite, 2, 57)]
    [InlineData(StoreEngine.Sqlite, 3, 200)]
    [InlineData(StoreEngine.Postgres, 1, 3)]
    [InlineData(StoreEngine.Postgres, 2, 57)]
    [InlineData(StoreEngine.Postgres, 3, 200)]
    public async Task Ranking_OfCustomersWithTies_IsThatOfTheFormula(
        StoreEngine engine,
        int seed,
        int contacts
    )
    {
        await using var store = await ProfileStore.OpenAsync(engine);
        var random = new Random(seed);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var profiles = Enumerable
            .Range(0, contacts)
            .Select(index => new Profile
            {
                TenantId = ProfileStore.Tenant,
                ContactId = Guid.CreateVersion7(),
                ContactVersion = index % 11 == 10 ? 0 : 1,
                IsDeleted = index % 7 == 6,
                Orders = random.Next(5),
                Sold = random.Next(20) * 10_000,
                Returned = random.Next(3) * 10_000,
                LastOrderTime = start.AddDays(random.Next(12)),
                RecencyQuintile = random.Next(4) == 0 ? random.Next(1, 6) : null,
            })
            .ToList();
        await store.InWorkAsync(() => store.Db.BulkInsertAsync(profiles));

        var ranking = new QuintileRanking(store.Db);
        var changes = await ranking.ReadAsync(default);

        var expected = Expected(profiles);
        var changed = changes.ToDictionary(change => change.ContactId);
        Assert.Equal(changes.Count, changed.Count);
        foreach (var profile in profiles)
        {
            var stored = new QuintileChange(
                profile.ContactId,
                profile.RecencyQuintile,
                profile.FrequencyQuintile,
                profile.MonetaryQuintile
            );
            Assert.Equal(
                expected[profile.ContactId],
                changed.GetValueOrDefault(profile.ContactId, stored)
            );
        }
        await store.InWorkAsync(() =>
            store.Db.BulkInsertAsync(
                [.. changes.Select(change => Row(change))],
                ProfileMerge.SetQuintiles
            )
        );
        Assert.Empty(await ranking.ReadAsync(default));
    }

    private static Profile Row(QuintileChange change) =>
        new()
        {
            TenantId = ProfileStore.Tenant,
            ContactId = change.ContactId,
            RecencyQuintile = change.Recency,
            FrequencyQuintile = change.Frequency,
            MonetaryQuintile = change.Monetary,
        };

    private static Dictionary<Guid, QuintileChange> Expected(List<Profile> profiles)
    {
        var customers = profiles.FindAll(profile => profile.IsPresent && profile.Orders > 0);
        return profiles.ToDictionary(
            profile => profile.ContactId,
            profile =>
                customers.Contains(profile)
                    ? new QuintileChange(
                        profile.ContactId,
                        Of(customers.Count(other => other.LastOrderTime < profile.LastOrderTime)),
                        Of(customers.Count(other => other.Orders < profile.Orders)),
                        Of(
                            customers.Count(other =>
                                other.Sold - other.Returned < profile.Sold - profile.Returned
                            )
                        )
                    )
                    : new QuintileChange(profile.ContactId, null, null, null)
        );

        int Of(int worse) => Quintiles.Of(worse, customers.Count);
    }
}
