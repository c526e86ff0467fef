namespace Crm.Filtering.Tests;

public sealed class FilterLimitsTests
{
    private static readonly FilterLimits s_limits = FilterLimits.Default;

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Parse_AtMostTerms_Succeeds(int terms, bool succeeds)
    {
        var result = FilterParser.Parse(string.Join(" OR ", Enumerable.Repeat("a = 1", terms)));

        Assert.Equal(succeeds, result.IsSuccess);
        if (!succeeds)
        {
            var error = result.RequireError();
            Assert.Equal(
                (FilterErrorCode.TooManyTerms, 90, 1),
                (error.Code, error.Position, error.Length)
            );
        }
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("NOT ", "")]
    [InlineData("-(", ")")]
    public void Parse_WhenNestedTooDeep_SaysWhere(string open, string close)
    {
        var deepest = s_limits.MaxDepth / (open == "-(" ? 2 : 1);

        Assert.True(FilterParser.Parse(Nested(deepest)).IsSuccess);
        var error = FilterParser.Parse(Nested(deepest + 1)).RequireError();

        Assert.Equal(
            (FilterErrorCode.TooDeep, deepest * open.Length),
            (error.Code, error.Position)
        );

        string Nested(int times) =>
            string.Concat(Enumerable.Repeat(open, times))
            + "a = 1"
            + string.Concat(Enumerable.Repeat(close, times));
    }

    [Fact]
    public void Parse_WhenTextIsTooLong_PointsToTheExcess()
    {
        var longest = "a = 1".PadRight(s_limits.MaxLength);

        Assert.True(FilterParser.Parse(longest).IsSuccess);
        var error = FilterParser.Parse(longest + "  ").RequireError();

        Assert.Equal(
            (FilterErrorCode.TooLong, s_limits.MaxLength, 2),
            (error.Code, error.Position, error.Length)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void Parse_WhenValueIsTooLong_PointsToTheValue(string quote)
    {
        var longest = new string('x', s_limits.MaxValueLength);

        Assert.True(FilterParser.Parse($"a = {quote}{longest}{quote}").IsSuccess);
        var error = FilterParser.Parse($"a = {quote}{longest}x{quote}").RequireError();

        Assert.Equal((FilterErrorCode.TooLong, 4), (error.Code, error.Position));
    }

    [Fact]
    public void Limits_AboveTheCeiling_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FilterLimits { MaxDepth = 101 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FilterLimits { MaxTerms = 101 });
    }
}
