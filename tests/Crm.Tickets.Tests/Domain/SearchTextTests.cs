using Crm.Tickets.Search;

namespace Crm.Tickets.Tests.Domain;

public class SearchTextTests
{
    [Theory]
    [InlineData("Café Ｍünchen", "cafe munchen")]
    [InlineData("O'Brien, ORD-77.", "o brien ord 77")]
    [InlineData("包裹破损", "包裹 裹破 破损 损")]
    [InlineData("单", "单")]
    [InlineData("A包裹2", "a 包裹 裹 2")]
    [InlineData("<Ada.L@Example.com>", "ada.l@example.com ada l example com")]
    [InlineData("Ёлка Ωmega हिन्दी", "елка ωmega हिन्दी")]
    [InlineData("- ? @ ,", "")]
    public void TermsOf_Always_AreTheBeginningsOfWords(string text, string terms) =>
        Assert.Equal(
            terms.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            SearchText.TermsOf(text).Distinct(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("破损", "破损")]
    [InlineData("包裹破", "包裹 裹破")]
    [InlineData("损", "损")]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("@example.com", "example com")]
    public void WordsOf_Always_AreFoundAmongTheTerms(string query, string words) =>
        Assert.Equal(words.Split(' '), SearchText.WordsOf(query));

    [Fact]
    public void TermsOf_WithAVeryLongWord_KeepsItsBeginning() =>
        Assert.Equal(
            SearchText.MostLength,
            Assert.Single(SearchText.TermsOf(new string('x', 5_000))).Length
        );
}
