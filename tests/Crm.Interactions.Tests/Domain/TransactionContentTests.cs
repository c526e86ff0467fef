using Crm.Interactions.Domain;

namespace Crm.Interactions.Tests.Domain;

public sealed class TransactionContentTests
{
    [Fact]
    public void Check_WhenAQuantityIsZero_NamesTheLine()
    {
        var error = Content(Line(1, 1), Line(0, 1)).Check();

        Assert.Equal("TRANSACTION_QUANTITY_ZERO", error?.Reason);
        Assert.Equal("transaction.lines[1].quantity", Assert.Single(error!.Violations).Field);
    }

    [Theory]
    [InlineData(1_000_000_000, 1_000, true)]
    [InlineData(1_000_000_000, 1_001, false)]
    [InlineData(-1_000_000_000, 1_001, false)]
    public void Check_WhenTheTotalIsTooGreat_SaysSo(int quantity, int price, bool fits) =>
        Assert.Equal(
            fits ? null : "TRANSACTION_TOTAL_OUT_OF_RANGE",
            Content(Line(quantity, price)).Check()?.Reason
        );

    [Fact]
    public void Check_WhenTheUnitsAreTooMany_SaysSo()
    {
        var lines = Enumerable.Repeat(Line(1_000_000_000, 0), 1_001).ToArray();

        Assert.Equal("TRANSACTION_TOTAL_OUT_OF_RANGE", Content(lines).Check()?.Reason);
    }

    private static TransactionLine Line(decimal quantity, decimal price) =>
        new("A", "", "", quantity, price, null);

    private static TransactionContent Content(params TransactionLine[] lines) =>
        new(null, TransactionKind.Sale, null, "EUR", "", "", lines, []);
}
