using Crm.Interactions.Grpc;
using Crm.Interactions.V1;
using Google.Protobuf.WellKnownTypes;

namespace Crm.Interactions.Tests.Domain;

public sealed class TransactionHashTests
{
    [Fact]
    public void Of_TheSameInOtherWords_IsTheSame()
    {
        var other = Sale();
        other.Kind = Transaction.Types.Kind.Sale;
        other.ContactId = "another after a merge";
        other.Id = "ignored";
        other.Lines[0].UnitPrice = "2.500";

        Assert.Equal(TransactionHash.Of(Sale()), TransactionHash.Of(other));
    }

    [Fact]
    public void Of_AReturn_DoesNotDependOnTheSign()
    {
        var negative = Sale();
        negative.Kind = Transaction.Types.Kind.Return;
        var positive = negative.Clone();
        negative.Lines[0].Quantity = -3;

        Assert.Equal(TransactionHash.Of(positive), TransactionHash.Of(negative));
    }

    public static TheoryData<string, Action<Transaction>> Differences =>
        new()
        {
            { "kind", other => other.Kind = Transaction.Types.Kind.Return },
            { "time", other => other.OccurredAt = null },
            { "currency", other => other.Currency = "GBP" },
            { "quantity", other => other.Lines[0].Quantity = -3 },
            { "price", other => other.Lines[0].UnitPrice = "2.51" },
            { "cost", other => other.Lines[0].UnitCost = "0" },
            { "another line", other => other.Lines.Add(other.Lines[0].Clone()) },
        };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Of_AnotherContent_IsAnother(string what, Action<Transaction> change)
    {
        var other = Sale();
        change(other);

        Assert.False(TransactionHash.Of(Sale()).SequenceEqual(TransactionHash.Of(other)), what);
    }

    private static Transaction Sale() =>
        new()
        {
            ContactId = "one",
            ExternalId = "536365",
            Currency = "EUR",
            OccurredAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
            Lines =
            {
                new TransactionLine
                {
                    Sku = "A",
                    Quantity = 3,
                    UnitPrice = "2.5",
                },
            },
        };
}
