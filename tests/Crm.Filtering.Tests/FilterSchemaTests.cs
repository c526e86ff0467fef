using Crm.Filtering.Tests.Model;

namespace Crm.Filtering.Tests;

public sealed class FilterSchemaTests
{
    [Theory]
    [InlineData("nam = x", FilterErrorCode.UnknownField, 0, 3)]
    [InlineData("level = 1 AND address = x", FilterErrorCode.UnknownField, 14, 7)]
    [InlineData("\"address.country\" = x", FilterErrorCode.UnknownField, 0, 17)]
    [InlineData("customFields.unknown = x", FilterErrorCode.UnknownField, 0, 20)]
    [InlineData("customFields = x", FilterErrorCode.UnknownField, 0, 12)]
    [InlineData("customFields.vipLevel.x = 1", FilterErrorCode.UnknownField, 0, 23)]
    [InlineData("level = high", FilterErrorCode.TypeMismatch, 8, 4)]
    [InlineData("customFields.since > yesterday", FilterErrorCode.TypeMismatch, 21, 9)]
    [InlineData("createTime > -30d", FilterErrorCode.TypeMismatch, 13, 4)]
    [InlineData("kind = PERSONS", FilterErrorCode.BadValue, 7, 7)]
    [InlineData("customFields.plan = silver", FilterErrorCode.BadValue, 20, 6)]
    [InlineData("name = \"\"", FilterErrorCode.BadValue, 7, 2)]
    [InlineData("active > true", FilterErrorCode.OperatorNotSupported, 0, 13)]
    [InlineData("kind < PERSON", FilterErrorCode.OperatorNotSupported, 0, 13)]
    [InlineData(
        "id >= 0190a5f0-7c3e-7bb2-9d3f-2f6f1c1a5b11",
        FilterErrorCode.OperatorNotSupported,
        0,
        42
    )]
    [InlineData("level = 1*", FilterErrorCode.OperatorNotSupported, 8, 2)]
    [InlineData("kind = PER*", FilterErrorCode.OperatorNotSupported, 7, 4)]
    public void Compile_WhenTermDoesNotFit_SaysWhatAndWhere(
        string text,
        string code,
        int position,
        int length
    )
    {
        var error = RowFields.Compile(text).RequireError();

        Assert.Equal((code, position, length), (error.Code, error.Position, error.Length));
    }

    [Theory]
    [InlineData("nmae = x", "name")]
    [InlineData("create_time > 2026-01-01", "createTime")]
    [InlineData("customFields.viplevel = 1", "customFields.vipLevel")]
    [InlineData("customFields.nickname = x", "customFields.\"nick name\"")]
    [InlineData("kind = PERSONS", "PERSON, COMPANY, IN_PROGRESS")]
    [InlineData("kind = PERSONS", "'kind'")]
    [InlineData("level = high", "'level'")]
    public void Compile_WhenTermDoesNotFit_NamesTheFieldAndTheNearest(string text, string hint) =>
        Assert.Contains(
            hint,
            RowFields.Compile(text).RequireError().Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Compile_WhenSeveralTermsDoNotFit_ReportsAllInOrder()
    {
        var result = RowFields.Compile("nam = x OR (level = high AND NOT kind = PERSONS)");

        Assert.Equal(
            [FilterErrorCode.UnknownField, FilterErrorCode.TypeMismatch, FilterErrorCode.BadValue],
            result.Errors.Select(error => error.Code)
        );
    }

    [Fact]
    public void Compile_WithoutResolver_DoesNotKnowDynamicFields() =>
        Assert.Equal(
            FilterErrorCode.UnknownField,
            RowFields.Schema.Compile("customFields.vipLevel = 1").RequireError().Code
        );

    [Fact]
    public void Compile_WhenFilterIsEmpty_MatchesEverything()
    {
        var filter = RowFields.Compile("").Require();

        Assert.True(filter.Matches(new Row()));
        Assert.Equal(0, filter.Terms);
        Assert.Empty(filter.Fields);
        Assert.True(filter.Predicate.Compile()(new Row()));
    }

    [Fact]
    public void Compile_WhenChecked_TellsFieldsAndTerms()
    {
        var filter = RowFields
            .Compile("name = a OR name = b OR customFields.'nick name':*")
            .Require();

        Assert.Equal(3, filter.Terms);
        Assert.Equal(
            ["customFields.\"nick name\"", "name"],
            filter.Fields.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Fields_DescribeTheDeclaration()
    {
        Assert.Contains(
            new FieldDescription("tags", FieldKind.Text, IsRepeated: true),
            RowFields.Schema.Fields
        );
        Assert.Contains(
            new FieldDescription("formerKind", FieldKind.Enum, IsRepeated: false),
            RowFields.Schema.Fields
        );
    }

    [Fact]
    public void Field_WhenNameCouldNotBeWritten_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            FilterSchema<Row>.Create().Boolean("is active", row => row.IsActive)
        );

    [Fact]
    public void Explain_GivesTheOutcomeOfEachTerm()
    {
        const string Text = "level > 2 AND (NOT tags:vip OR note:*)";
        var row = new Row { Level = 3, Values = [new() { Field = "tags", TextKey = "vip" }] };

        var and = RowFields.Compile(Text).Require().Explain(row);
        var or = and.Operands[1];

        Assert.False(and.Result);
        Assert.Equal(("level > 2", true), (and.Operands[0].Text, and.Operands[0].Result));
        Assert.Equal([3], and.Operands[0].Values);
        Assert.Equal(("NOT tags:vip", false), (or.Operands[0].Text, or.Operands[0].Result));
        Assert.Equal(["vip"], or.Operands[0].Operands[0].Values);
        Assert.Equal(new FilterSpan(31, 6), or.Operands[1].Span);
        Assert.Empty(or.Operands[1].Values);
    }
}
