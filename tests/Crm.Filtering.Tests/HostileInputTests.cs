using System.Diagnostics;
using Crm.Filtering.Tests.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Filtering.Tests;

public sealed class HostileInputTests
{
    private static readonly Gen<string> s_pieces = Gen.Elements(
            "name",
            "level",
            "kind",
            "createTime",
            "wait",
            "ownerId",
            "customFields",
            "tags",
            "AND",
            "OR",
            "NOT",
            "and",
            " ",
            "(",
            ")",
            "-",
            "=",
            "!=",
            "<",
            ">=",
            ":",
            "*",
            ".",
            ",",
            "\"",
            "'",
            "\\",
            "5",
            "99999999999999999999999999999999",
            "1e9",
            "2026-01-01",
            "9d",
            "true",
            "\0",
            "\uD800",
            "\uDC00",
            "\U0001F600",
            "\u202E"
        )
        .ListOf()
        .Select(pieces => string.Concat(pieces));

    private static readonly Gen<string> s_anything = ArbMap
        .Default.GeneratorFor<string>()
        .Select(text => text ?? "");

    [Fact]
    public void Compile_OfAnything_GivesFilterOrErrorsWithinTheText() =>
        Prop.ForAll(
                Gen.OneOf(s_pieces, s_anything, Samples.Filter().SelectMany(Damaged)).ToArbitrary(),
                text =>
                {
                    var result = RowFields.Compile(text);
                    return result.IsSuccess
                        || result.Errors.All(error =>
                            error.Position >= 0
                            && error.Length >= 0
                            && error.Position + error.Length <= text.Length
                            && error.Message.Length < 500
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithEndSize(60));

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("NOT ")]
    [InlineData("a = 1 AND ")]
    [InlineData("a.")]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("a = '\\")]
    [InlineData("*")]
    [InlineData(" ")]
    [InlineData("a:")]
    public void Parse_OfAMillionRepetitions_EndsSoon(string piece)
    {
        var unlimited = new FilterLimits
        {
            MaxLength = int.MaxValue,
            MaxValueLength = int.MaxValue,
            MaxTerms = 100,
            MaxDepth = 100,
        };
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000));
        var clock = Stopwatch.StartNew();

        FilterParser.Parse(text, unlimited);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"Took {clock.Elapsed}.");
    }

    private static Gen<string> Damaged(string text) =>
        from position in Gen.Choose(0, text.Length)
        from piece in s_pieces
        from cut in Gen.Choose(0, text.Length - position)
        select text[..position] + piece + text[(position + cut)..];
}
