using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Filtering.Tests;

public sealed class TextOrderTests
{
    private static readonly Gen<string> s_text = Gen.Elements(
            "a",
            "\u007F",
            "\u0080",
            "\u07FF",
            "\uD7FF",
            "\uE000",
            "\uFFFF",
            "\U00010000",
            "\U000103FF",
            "\U00010400",
            "\U0010FFFF"
        )
        .ListOf()
        .Select(pieces => string.Concat(pieces));

    [Fact]
    public void Compare_OfAnyTexts_IsTheOrderOfTheirUtf8Bytes() =>
        Prop.ForAll(
                s_text.ToArbitrary(),
                s_text.ToArbitrary(),
                (left, right) =>
                    Math.Sign(CodePointOrder.Instance.Compare(left, right))
                    == Math.Sign(
                        Encoding
                            .UTF8.GetBytes(left)
                            .AsSpan()
                            .SequenceCompareTo(Encoding.UTF8.GetBytes(right))
                    )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void UpperBound_OfAnyPrefix_EndsExactlyWhatBeginsWithIt() =>
        Prop.ForAll(
                s_text.Where(text => text.Length > 0).ToArbitrary(),
                s_text.ToArbitrary(),
                (prefix, rest) =>
                {
                    var end = PrefixRange.UpperBound(prefix);
                    return new[] { rest, prefix + rest, prefix }.All(text =>
                        text.StartsWith(prefix, StringComparison.Ordinal)
                        == (
                            CodePointOrder.Instance.Compare(text, prefix) >= 0
                            && (end is null || CodePointOrder.Instance.Compare(text, end) < 0)
                        )
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("ab", "ac")]
    [InlineData("a\uD7FF", "a\uE000")]
    [InlineData("a\uFFFF", "a\U00010000")]
    [InlineData("a\U000103FF", "a\U00010400")]
    [InlineData("a\U0010FFFF\U0010FFFF", "b")]
    [InlineData("\U0010FFFF", null)]
    public void UpperBound_RaisesTheLastCodePoint(string prefix, string? expected) =>
        Assert.Equal(expected, PrefixRange.UpperBound(prefix));
}
