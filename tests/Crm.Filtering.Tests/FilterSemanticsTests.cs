using Crm.Filtering.Tests.Model;

namespace Crm.Filtering.Tests;

/// <summary>What a filter means, by example; that the store agrees is <see cref="StoreEqualsMemoryTests"/>.</summary>
public sealed class FilterSemanticsTests
{
    private static readonly Row s_row = new()
    {
        NameKey = "anna",
        Level = 3,
        Kind = RowKind.Company,
        Address = new RowAddress { CountryKey = "de", Floor = 2 },
        Labels = ["new", "hot"],
        Values =
        [
            new() { Field = "tags", TextKey = "vip" },
            new() { Field = "tags", TextKey = "press" },
            new() { Field = "vipLevel", Number = 2.5m },
        ],
    };

    [Theory]
    [InlineData("name = ANNA", true)]
    [InlineData("name:anna", true)]
    [InlineData("name:ann", false)]
    [InlineData("name = ann*", true)]
    [InlineData("name = anna*", true)]
    [InlineData("name = annab*", false)]
    [InlineData("tags = vip AND tags = press", true)]
    [InlineData("tags != vip", false)]
    [InlineData("tags != other", true)]
    [InlineData("tags = pre*", true)]
    [InlineData("labels:hot", true)]
    [InlineData("customFields.vipLevel >= 2.5", true)]
    [InlineData("customFields.vipLevel > 2.5", false)]
    [InlineData("address.country = DE AND address.floor < 3", true)]
    [InlineData("kind = COMPANY AND -kind = PERSON", true)]
    public void Matches_WhenValuesArePresent(string text, bool expected) =>
        Assert.Equal(expected, RowFields.Compile(text).Require().Matches(s_row));

    [Theory]
    [InlineData("name:*", false)]
    [InlineData("name < z", false)]
    [InlineData("name != x", true)]
    [InlineData("note = x", false)]
    [InlineData("note != x", true)]
    [InlineData("NOT note != x", false)]
    [InlineData("note < x", false)]
    [InlineData("NOT note < x", true)]
    [InlineData("score < 5", false)]
    [InlineData("score >= 5", false)]
    [InlineData("NOT (score < 5 OR score >= 5)", true)]
    [InlineData("tags:*", false)]
    [InlineData("tags != x", true)]
    [InlineData("address.country:*", false)]
    [InlineData("address.floor:*", false)]
    [InlineData("address.floor = 0", false)]
    [InlineData("level:*", true)]
    [InlineData("active:*", true)]
    public void Matches_WhenValuesAreMissing(string text, bool expected) =>
        Assert.Equal(expected, RowFields.Compile(text).Require().Matches(new Row()));
}
