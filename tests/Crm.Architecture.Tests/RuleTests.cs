using Xunit.Sdk;

namespace Crm.Architecture.Tests;

public class RuleTests
{
    [Fact]
    public void Rule_WhenNothingMatches_Fails() =>
        Assert.Throws<NotEmptyException>(() => Rule.Holds(Array.Empty<string>(), _ => null));

    [Fact]
    public void Rule_WhenViolated_NamesAllViolations()
    {
        var failure = Assert.Throws<TrueException>(() =>
            Rule.Holds(["one", "two", "three"], text => text == "two" ? null : text)
        );

        Assert.Contains("2 of 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("one\nthree", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleEverywhere_WhenKept_Passes() => Rule.HoldsEverywhere(["one"], _ => []);

    [Fact]
    public void RuleEverywhere_WhenViolated_Fails() =>
        Assert.Throws<TrueException>(() =>
            Rule.HoldsEverywhere(["one"], text => [$"{text} a", $"{text} b"])
        );
}
