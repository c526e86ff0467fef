using Crm.Interactions.Domain;

namespace Crm.Interactions.Tests.Domain;

public sealed class TransactionLineTests
{
    [Theory]
    [InlineData("6", "2.55", "15.3")]
    [InlineData("3", "0", "0")]
    [InlineData("-2", "1.25", "-2.5")]
    [InlineData("0.5", "0.0001", "0.0001")]
    [InlineData("-0.5", "0.0001", "-0.0001")]
    [InlineData("0.4", "0.0001", "0")]
    [InlineData("1", "0.00005", "0.0001")]
    [InlineData("999999999.9999", "999999999.999999", "999999999999899000")]
    public void Amount_IsQuantityTimesPrice_RoundedHalfAwayFromZero(
        string quantity,
        string price,
        string amount
    )
    {
        var line = new TransactionLine("A", "", "", Number(quantity), Number(price), null);

        Assert.Equal(Number(amount), line.Amount);
    }

    [Theory]
    [InlineData(null, "0")]
    [InlineData("0.333333", "1")]
    public void Cost_OfALineWithoutCost_IsZero(string? cost, string expected)
    {
        var line = new TransactionLine("A", "", "", 3, 1, cost is null ? null : Number(cost));

        Assert.Equal(Number(expected), line.Cost);
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
