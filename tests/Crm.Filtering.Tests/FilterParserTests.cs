namespace Crm.Filtering.Tests;

public sealed class FilterParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \t\n", "")]
    [InlineData("a=1", "a = 1")]
    [InlineData("a != 1", "a != 1")]
    [InlineData("a<1 AND b<=2 AND c>3 AND d>=4", "a < 1 AND b <= 2 AND c > 3 AND d >= 4")]
    [InlineData("a : b", "a:b")]
    [InlineData("a:*", "a:*")]
    [InlineData("a:\"*\"", "a:*")]
    [InlineData("a = x*", "a = \"x*\"")]
    [InlineData("a = \"New Y*\"", "a = \"New Y*\"")]
    [InlineData("a = \"x\\*\"", "a = \"x\\*\"")]
    [InlineData("a = 'it\\'s'", "a = \"it's\"")]
    [InlineData("a = \"say \\\"hi\\\" \\\\ \\n\\t\\r\"", "a = \"say \\\"hi\\\" \\\\ \\n\\t\\r\"")]
    [InlineData("a = \"5\"", "a = 5")]
    [InlineData("a = -5.25", "a = -5.25")]
    [InlineData("a > 2026-03-01T09:30:00.5+02:00", "a > 2026-03-01T09:30:00.5+02:00")]
    [InlineData("a > 30m", "a > 30m")]
    [InlineData("a = ünï", "a = \"ünï\"")]
    [InlineData("a = 中文", "a = \"中文\"")]
    [InlineData("a = x@y.example", "a = \"x@y.example\"")]
    [InlineData("a = \"AND\"", "a = \"AND\"")]
    [InlineData("a = and", "a = and")]
    [InlineData("a.b.c = 1", "a.b.c = 1")]
    [InlineData("a.'b c'.\"d\" = 1", "a.\"b c\".d = 1")]
    [InlineData("a.NOT = 1", "a.\"NOT\" = 1")]
    [InlineData("\"NOT\" = 1", "\"NOT\" = 1")]
    [InlineData("first-name = 1", "first-name = 1")]
    [InlineData("2024plan = 1", "2024plan = 1")]
    [InlineData("-a = 1", "NOT a = 1")]
    [InlineData("--a = 1", "NOT NOT a = 1")]
    [InlineData("NOT a = 1 AND b = 2", "NOT a = 1 AND b = 2")]
    [InlineData("NOT(a = 1 OR b = 2)", "NOT (a = 1 OR b = 2)")]
    [InlineData("((a = 1))", "a = 1")]
    [InlineData("a = 1 AND(b = 2 OR c = 3)AND d = 4", "a = 1 AND (b = 2 OR c = 3) AND d = 4")]
    [InlineData("(a = 1 AND b = 2) AND c = 3", "(a = 1 AND b = 2) AND c = 3")]
    public void Parse_WhenWellFormed_GivesCanonicalText(string text, string canonical)
    {
        var node = FilterParser.Parse(text).Require();

        Assert.Equal(canonical, node.ToString());
        Assert.Equal(node, FilterParser.Parse(canonical).Require());
    }

    [Fact]
    public void Parse_WhenNothingIsGiven_GivesEmptyConjunction() =>
        Assert.Empty(Assert.IsType<AndNode>(FilterParser.Parse(null).Require()).Operands);

    [Fact]
    public void Parse_WhenWellFormed_KeepsPositions()
    {
        const string Text = "  first.name = \"a b\" OR -(x < 2)";

        var or = Assert.IsType<OrNode>(FilterParser.Parse(Text).Require());
        var term = Assert.IsType<TermNode>(or.Operands[0]);
        var not = Assert.IsType<NotNode>(or.Operands[1]);

        Assert.Equal("first.name = \"a b\"", Piece(term.Span));
        Assert.Equal("first.name", Piece(term.Path.Span));
        Assert.Equal("\"a b\"", Piece(term.Literal.Span));
        Assert.Equal("-(x < 2)", Piece(not.Span));
        Assert.Equal("x < 2", Piece(not.Operand.Span));
        Assert.Equal("first.name = \"a b\" OR -(x < 2)", Piece(or.Span));

        static string Piece(FilterSpan span) => Text.Substring(span.Position, span.Length);
    }

    [Fact]
    public void Equals_WhenOnlySpacingAndQuotesDiffer_IsTrue()
    {
        var node = FilterParser.Parse("a=\"5\"  AND -b:c").Require();

        Assert.Equal(FilterParser.Parse("a = 5 AND NOT b : 'c'").Require(), node);
        Assert.NotEqual(FilterParser.Parse("a = 5 OR NOT b:c").Require(), node);
    }
}
