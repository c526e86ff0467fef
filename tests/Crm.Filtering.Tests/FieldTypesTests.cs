using Crm.Filtering.Tests.Model;

namespace Crm.Filtering.Tests;

public sealed class FieldTypesTests
{
    private static readonly DateTimeOffset s_newYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-01-01", 0)]
    [InlineData("2026-01-01T00:00:00Z", 0)]
    [InlineData("2026-01-01t00:00:00z", 0)]
    [InlineData("2026-01-01T02:00:00+02:00", 0)]
    [InlineData("2025-12-31T18:30:00-05:30", 0)]
    [InlineData("2026-01-01T00:00:00.5Z", 500)]
    [InlineData("2026-01-01T00:00:00.123456789Z", 123)]
    [InlineData("2026-01-01T02:00:00.1239+02:00", 123)]
    public void Time_WhenWellFormed_IsUtcInMilliseconds(string text, int milliseconds)
    {
        var time = FieldTypes.Time.Read(text);

        Assert.Null(time.Code);
        Assert.Equal(s_newYear.AddMilliseconds(milliseconds), time.Value);
        Assert.Equal(TimeSpan.Zero, time.Value.Offset);
    }

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("2025-02-29")]
    [InlineData("2026-1-1")]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-01-01T00:00Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00.1234567890Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T23:59:60Z")]
    [InlineData("0001-01-01T00:00:00+02:00")]
    [InlineData("9999-12-31T23:59:59-02:00")]
    [InlineData("-30d")]
    [InlineData("now")]
    [InlineData("")]
    public void Time_WhenMalformed_IsTypeMismatch(string text) =>
        Assert.Equal(FilterErrorCode.TypeMismatch, FieldTypes.Time.Read(text).Code);

    [Theory]
    [InlineData("90s", 90_000)]
    [InlineData("30m", 1_800_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("250ms", 250)]
    [InlineData("0.0019s", 1)]
    [InlineData("-2s", -2_000)]
    public void Duration_WhenWellFormed_IsInMilliseconds(string text, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), FieldTypes.Duration.Read(text).Value);

    [Theory]
    [InlineData("5", FilterErrorCode.TypeMismatch)]
    [InlineData("5 s", FilterErrorCode.TypeMismatch)]
    [InlineData("s", FilterErrorCode.TypeMismatch)]
    [InlineData("1h30m", FilterErrorCode.TypeMismatch)]
    [InlineData("5S", FilterErrorCode.TypeMismatch)]
    [InlineData("10675200d", FilterErrorCode.BadValue)]
    [InlineData("999999999999999999999999999999d", FilterErrorCode.BadValue)]
    public void Duration_WhenMalformed_SaysWhy(string text, string code) =>
        Assert.Equal(code, FieldTypes.Duration.Read(text).Code);

    [Theory]
    [InlineData("5", null)]
    [InlineData("-0.2500", null)]
    [InlineData("1.00000", null)]
    [InlineData("0.00001", FilterErrorCode.BadValue)]
    [InlineData("99999999999999", null)]
    [InlineData("999999999999999", FilterErrorCode.BadValue)]
    [InlineData("99999999999999999999999999999999", FilterErrorCode.BadValue)]
    [InlineData("abc", FilterErrorCode.TypeMismatch)]
    [InlineData("1e3", FilterErrorCode.TypeMismatch)]
    [InlineData("1,000", FilterErrorCode.TypeMismatch)]
    [InlineData(".5", FilterErrorCode.TypeMismatch)]
    [InlineData("5.", FilterErrorCode.TypeMismatch)]
    [InlineData("--5", FilterErrorCode.TypeMismatch)]
    [InlineData("+5", FilterErrorCode.TypeMismatch)]
    [InlineData("٣", FilterErrorCode.TypeMismatch)]
    [InlineData("NaN", FilterErrorCode.TypeMismatch)]
    [InlineData("", FilterErrorCode.TypeMismatch)]
    public void Number_WithScale_KeepsWhatTheStoreKeeps(string text, string? code) =>
        Assert.Equal(code, FieldTypes.Number<decimal>(scale: 4).Read(text).Code);

    [Theory]
    [InlineData("5", null)]
    [InlineData("5.0", FilterErrorCode.BadValue)]
    [InlineData("3000000000", FilterErrorCode.BadValue)]
    public void Number_WhenWhole_TakesWholeLiterals(string text, string? code) =>
        Assert.Equal(code, FieldTypes.Number<int>().Read(text).Code);

    [Fact]
    public void Enum_ByDefault_UsesProtoNames()
    {
        Assert.Equal(RowKind.InProgress, FieldTypes.Enum<RowKind>().Read("IN_PROGRESS").Value);
        Assert.Contains(
            "PERSON, COMPANY, IN_PROGRESS",
            FieldTypes.Enum<RowKind>().Read("Person").Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Enum_WhenMemberHasNoName_DoesNotKnowIt()
    {
        var type = FieldTypes.Enum<RowKind>(kind =>
            kind == RowKind.Person ? null : kind.ToString()
        );

        Assert.Equal(FilterErrorCode.BadValue, type.Read("Person").Code);
        Assert.Equal(RowKind.Company, type.Read("Company").Value);
    }

    [Theory]
    [InlineData("true", null)]
    [InlineData("TRUE", FilterErrorCode.TypeMismatch)]
    [InlineData("1", FilterErrorCode.TypeMismatch)]
    public void Boolean_TakesLowerCaseOnly(string text, string? code) =>
        Assert.Equal(code, FieldTypes.Boolean.Read(text).Code);

    [Theory]
    [InlineData("0190a5f0-7c3e-7bb2-9d3f-2f6f1c1a5b11", null)]
    [InlineData("0190A5F0-7C3E-7BB2-9D3F-2F6F1C1A5B11", null)]
    [InlineData("{0190a5f0-7c3e-7bb2-9d3f-2f6f1c1a5b11}", FilterErrorCode.TypeMismatch)]
    [InlineData("0190a5f07c3e7bb29d3f2f6f1c1a5b11", FilterErrorCode.TypeMismatch)]
    public void Id_TakesTheCommonFormOnly(string text, string? code) =>
        Assert.Equal(code, FieldTypes.Id.Read(text).Code);

    [Fact]
    public void Text_WhenNormalizerLeavesNothing_IsBadValue() =>
        Assert.Equal(
            FilterErrorCode.BadValue,
            FieldTypes.Text(text => text.Trim('-')).Read("---").Code
        );
}
