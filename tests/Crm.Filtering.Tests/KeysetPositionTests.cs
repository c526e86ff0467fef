using Crm.Filtering.Tests.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Filtering.Tests;

public sealed class KeysetPositionTests
{
    private sealed record Item(
        Guid Id,
        string Name,
        decimal Price,
        double Ratio,
        TimeSpan Wait,
        RowKind Kind,
        bool Flag
    );

    private static readonly SortSchema<Item> s_order = SortSchema<Item>
        .Create("id", item => item.Id)
        .Text("name", item => item.Name)
        .Number("price", item => item.Price)
        .Number("ratio", item => item.Ratio)
        .Duration("wait", item => item.Wait)
        .Enum("kind", item => item.Kind)
        .Boolean("flag", item => item.Flag)
        .Build("name");

    private static readonly Item s_item = new(
        Guid.CreateVersion7(),
        "ä\U0001F600",
        -12.3400m,
        1d / 3,
        TimeSpan.FromMinutes(5),
        RowKind.InProgress,
        Flag: true
    );

    [Theory]
    [InlineData("name, price")]
    [InlineData("ratio, wait")]
    [InlineData("kind, flag")]
    [InlineData("id")]
    public void TryRead_OfWritten_GivesTheSameKeys(string order)
    {
        var keyset = s_order.Parse(order).Require();
        var position = keyset.PositionOf(s_item);

        Assert.True(keyset.TryRead(keyset.Write(position), out var read));
        Assert.Equal(position.Keys, read.Keys);
    }

    [Fact]
    public void TryRead_OfAnotherOrder_Fails()
    {
        var bytes = s_order.Parse("name").Require() is var byName
            ? byName.Write(byName.PositionOf(s_item))
            : default;

        Assert.False(s_order.Parse("price").Require().TryRead(bytes, out _));
        Assert.False(s_order.Parse("name, price").Require().TryRead(bytes, out _));
        Assert.False(s_order.Parse("id").Require().TryRead(bytes, out _));
    }

    [Fact]
    public void TryRead_OfDamagedBytes_FailsOrGivesAPositionThatCanBeUsed()
    {
        var orders = new[] { "name, price", "ratio, wait", "kind, flag" };
        var damage =
            from order in Gen.Elements(orders)
            from index in Gen.Choose(0, 60)
            from value in Gen.Choose(0, 255)
            from length in Gen.Choose(0, 60)
            select (order, index, value: (byte)value, length);

        Prop.ForAll(
                damage.ToArbitrary(),
                sample =>
                {
                    var keyset = s_order.Parse(sample.order).Require();
                    var bytes = keyset.Write(keyset.PositionOf(s_item)).ToArray();
                    bytes[sample.index % bytes.Length] = sample.value;
                    var cut = bytes.AsMemory(0, Math.Min(sample.length, bytes.Length));
                    return !keyset.TryRead(cut, out var position)
                        || keyset.After(position) is not null;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void TryRead_OfAnyBytes_DoesNotThrow() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                s_order.Parse("name, price").Require().TryRead(bytes, out _);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void After_WhenPositionIsOfAnotherOrder_IsABug()
    {
        var position = s_order.Parse("id").Require().PositionOf(s_item);

        Assert.Throws<ArgumentException>(() => s_order.Parse("name").Require().After(position));
    }
}
