using Crm.Filtering.Tests.Model;

namespace Crm.Filtering.Tests;

public sealed class SortSchemaTests
{
    [Theory]
    [InlineData(null, "name,id")]
    [InlineData(" ", "name,id")]
    [InlineData("name", "name,id")]
    [InlineData("name asc", "name,id")]
    [InlineData("  name   desc ", "name desc,id desc")]
    [InlineData("name desc, level", "name desc,level,id")]
    [InlineData("name,level desc", "name,level desc,id desc")]
    [InlineData("id desc", "id desc")]
    [InlineData("id, name", "id,name")]
    public void Parse_WhenWellFormed_EndsWithTheUniqueKey(string? text, string canonical) =>
        Assert.Equal(canonical, RowFields.Order.Parse(text).Require().ToString());

    [Theory]
    [InlineData("note", FilterErrorCode.UnknownField, 0, 4)]
    [InlineData("name,  nmae desc", FilterErrorCode.UnknownField, 7, 4)]
    [InlineData("name, name desc", FilterErrorCode.DuplicateField, 6, 9)]
    [InlineData("name, level, kind", FilterErrorCode.TooManyFields, 13, 4)]
    [InlineData("name down", FilterErrorCode.Syntax, 0, 9)]
    [InlineData("name DESC", FilterErrorCode.Syntax, 0, 9)]
    [InlineData("name,", FilterErrorCode.Syntax, 5, 0)]
    [InlineData(",name", FilterErrorCode.Syntax, 0, 0)]
    [InlineData("name desc asc", FilterErrorCode.Syntax, 0, 13)]
    public void Parse_WhenMalformed_SaysWhatAndWhere(
        string text,
        string code,
        int position,
        int length
    )
    {
        var error = RowFields.Order.Parse(text).RequireError();

        Assert.Equal((code, position, length), (error.Code, error.Position, error.Length));
    }

    [Fact]
    public void Parse_WhenTooLong_PointsToTheExcess()
    {
        var error = RowFields.Order.Parse("name".PadRight(SortLimits.MaxLength + 3)).RequireError();

        Assert.Equal(
            (FilterErrorCode.TooLong, SortLimits.MaxLength, 3),
            (error.Code, error.Position, error.Length)
        );
    }

    [Fact]
    public void Parse_WhenFieldIsUnknown_NamesTheNearest() =>
        Assert.Contains(
            "name",
            RowFields.Order.Parse("nmae").RequireError().Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Build_WhenDefaultIsNoOrder_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            SortSchema<Row>.Create("id", row => row.Id).Build("name")
        );
}
