namespace Crm.Filtering.Tests;

public sealed class FilterParserErrorTests
{
    [Theory]
    [InlineData("a", FilterErrorCode.Syntax, 1, 0)]
    [InlineData("smith", FilterErrorCode.Syntax, 5, 0)]
    [InlineData("\"john smith\"", FilterErrorCode.Syntax, 12, 0)]
    [InlineData("a =", FilterErrorCode.Syntax, 3, 0)]
    [InlineData("a = )", FilterErrorCode.Syntax, 4, 1)]
    [InlineData("= 1", FilterErrorCode.Syntax, 0, 1)]
    [InlineData("a == 1", FilterErrorCode.Syntax, 3, 1)]
    [InlineData("a <> 1", FilterErrorCode.Syntax, 3, 1)]
    [InlineData("a ~ 1", FilterErrorCode.Syntax, 2, 1)]
    [InlineData("a. = 1", FilterErrorCode.Syntax, 2, 1)]
    [InlineData(".a = 1", FilterErrorCode.Syntax, 0, 1)]
    [InlineData("a = 1 b = 2", FilterErrorCode.Syntax, 6, 1)]
    [InlineData("a = 1 and b = 2", FilterErrorCode.Syntax, 6, 3)]
    [InlineData("a = New York", FilterErrorCode.Syntax, 8, 4)]
    [InlineData("a = 1, b = 2", FilterErrorCode.Syntax, 5, 1)]
    [InlineData("a = 1 AND", FilterErrorCode.Syntax, 9, 0)]
    [InlineData("AND a = 1", FilterErrorCode.Syntax, 0, 3)]
    [InlineData("a = 1 AND OR b = 2", FilterErrorCode.Syntax, 10, 2)]
    [InlineData("NOT", FilterErrorCode.Syntax, 3, 0)]
    [InlineData("-", FilterErrorCode.Syntax, 1, 0)]
    [InlineData("(a = 1", FilterErrorCode.Syntax, 0, 1)]
    [InlineData("a = 1)", FilterErrorCode.Syntax, 5, 1)]
    [InlineData("()", FilterErrorCode.Syntax, 1, 1)]
    [InlineData("a = (1 OR 2)", FilterErrorCode.Syntax, 4, 1)]
    [InlineData("a = AND", FilterErrorCode.Syntax, 4, 3)]
    [InlineData("a = \"x", FilterErrorCode.Syntax, 4, 1)]
    [InlineData("a = \"x\\", FilterErrorCode.Syntax, 6, 1)]
    [InlineData("a = \"x\\q\"", FilterErrorCode.Syntax, 6, 2)]
    [InlineData("a = O'Brien", FilterErrorCode.Syntax, 5, 1)]
    [InlineData("\"a*\" = 1", FilterErrorCode.Syntax, 0, 4)]
    [InlineData("a = 1 AND b = 2 OR c = 3", FilterErrorCode.MixedAndOr, 16, 2)]
    [InlineData("a = 1 OR b = 2 AND c = 3", FilterErrorCode.MixedAndOr, 15, 3)]
    [InlineData("a = 1 AND (b = 2 OR c = 3 AND d = 4)", FilterErrorCode.MixedAndOr, 26, 3)]
    [InlineData("a = *x", FilterErrorCode.LeadingWildcard, 4, 1)]
    [InlineData("a = \"*x*\"", FilterErrorCode.LeadingWildcard, 5, 1)]
    [InlineData("a = x*y", FilterErrorCode.LeadingWildcard, 5, 1)]
    [InlineData("a = \"x\\**y\"", FilterErrorCode.LeadingWildcard, 8, 1)]
    [InlineData("a = x**", FilterErrorCode.LeadingWildcard, 5, 1)]
    [InlineData("a = *", FilterErrorCode.LeadingWildcard, 4, 1)]
    [InlineData("a:*x", FilterErrorCode.LeadingWildcard, 2, 1)]
    [InlineData("a != x*", FilterErrorCode.OperatorNotSupported, 6, 1)]
    [InlineData("a > x*", FilterErrorCode.OperatorNotSupported, 5, 1)]
    [InlineData("a:x*", FilterErrorCode.OperatorNotSupported, 3, 1)]
    [InlineData("a = \0", FilterErrorCode.BadValue, 4, 1)]
    public void Parse_WhenMalformed_SaysWhatAndWhere(
        string text,
        string code,
        int position,
        int length
    )
    {
        var error = FilterParser.Parse(text).RequireError();

        Assert.Equal((code, position, length), (error.Code, error.Position, error.Length));
    }

    [Fact]
    public void Parse_WhenSurrogateStandsAlone_SaysWhere()
    {
        var error = FilterParser.Parse("a = \"\U0001F600\uD800\"").RequireError();

        Assert.Equal((FilterErrorCode.BadValue, 7), (error.Code, error.Position));
    }

    [Theory]
    [InlineData("name = *smith", ":search")]
    [InlineData("name = jo*hn", ":search")]
    [InlineData("john", ":search")]
    [InlineData("a = 1 and b = 2", "write AND")]
    [InlineData("a = 1 b = 2", "not joined implicitly")]
    [InlineData("a = (1 OR 2)", "one term for each")]
    [InlineData("name = *", "name:*")]
    public void Parse_WhenMistakeIsCommon_ShowsTheWayOut(string text, string hint) =>
        Assert.Contains(
            hint,
            FilterParser.Parse(text).RequireError().Message,
            StringComparison.Ordinal
        );
}
