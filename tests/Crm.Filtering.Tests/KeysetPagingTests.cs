using Crm.Filtering.Tests.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Filtering.Tests;

public sealed class KeysetPagingTests
{
    private static readonly Gen<string> s_part =
        from field in Gen.Elements("name", "level", "createTime", "active", "kind", "id")
        from direction in Gen.Elements("", " asc", " desc")
        select field + direction;

    private static readonly Gen<(string Order, int Size)> s_walk =
        from count in Gen.Choose(1, 2)
        from parts in s_part.ListOf(count)
        from size in Gen.Choose(1, 9)
        where
            parts.Select(part => part.Split(' ')[0]).Distinct(StringComparer.Ordinal).Count()
            == count
        select (string.Join(", ", parts), size);

    [Fact]
    public void Pages_OverRowsWithEqualKeys_GiveEachRowOnceInOrder()
    {
        using var store = new RowStore(Samples.Rows(60).Sample(1).Single());

        Prop.ForAll(
                s_walk.ToArbitrary(),
                walk =>
                {
                    var keyset = RowFields.Order.Parse(walk.Order).Require();
                    var expected = store.Loaded.Order(keyset).Select(row => row.Id);
                    return Walk(store, keyset, walk.Size)
                        .SequenceEqual(expected)
                        .Label(keyset.ToString());
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static List<Guid> Walk(RowStore store, Keyset<Row> keyset, int size)
    {
        var seen = new List<Guid>();
        KeysetPosition? position = null;
        while (true)
        {
            var page = keyset.Apply(store.Rows, position).Take(size).ToList();
            seen.AddRange(page.Select(row => row.Id));
            if (page.Count < size)
            {
                return seen;
            }
            Assert.True(keyset.TryRead(keyset.Write(keyset.PositionOf(page[^1])), out position));
        }
    }
}
