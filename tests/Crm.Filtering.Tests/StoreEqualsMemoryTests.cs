using Crm.Filtering.Tests.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Filtering.Tests;

public sealed class StoreEqualsMemoryTests
{
    private static readonly FilterLimits s_wide = new()
    {
        MaxTerms = 100,
        MaxDepth = 20,
        MaxLength = 20_000,
    };

    [Fact]
    public void Filter_OverRandomRows_SelectsTheSameInStoreAndInMemory()
    {
        using var store = new RowStore(Samples.Rows(150).Sample(1).Single());
        var selections = 0;

        Prop.ForAll(
                Samples.Filter().ToArbitrary(),
                text =>
                {
                    var filter = RowFields.Compile(text, s_wide).Require();
                    var inStore = store
                        .Rows.Where(filter.Predicate)
                        .Select(row => row.Id)
                        .ToHashSet();
                    var inMemory = store
                        .Loaded.Where(filter.Matches)
                        .Select(row => row.Id)
                        .ToHashSet();
                    selections += inStore.Count is > 0 and < 150 ? 1 : 0;
                    return inStore
                        .SetEquals(inMemory)
                        .Label($"store {inStore.Count}, memory {inMemory.Count} for {text}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600));

        // The property would hold trivially if every filter selected all rows or none.
        Assert.True(selections > 100, $"Only {selections} filters selected a part of the rows.");
    }

    [Fact]
    public void Explain_OverRandomRows_AgreesWithMatches()
    {
        var rows = Samples.Rows(20).Sample(1).Single();

        Prop.ForAll(
                Samples.Filter().ToArbitrary(),
                text =>
                {
                    var filter = RowFields.Compile(text, s_wide).Require();
                    return rows.TrueForAll(row =>
                        filter.Explain(row).Result == filter.Matches(row)
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Not_OverRandomRows_SelectsTheComplement()
    {
        using var store = new RowStore(Samples.Rows(60).Sample(1).Single());

        Prop.ForAll(
                Samples.Filter().ToArbitrary(),
                text =>
                {
                    var positive = RowFields.Compile(text, s_wide).Require();
                    var negative = RowFields.Compile($"NOT ({text})", s_wide).Require();
                    return store.Rows.Count(positive.Predicate)
                            + store.Rows.Count(negative.Predicate)
                        == 60;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }
}
