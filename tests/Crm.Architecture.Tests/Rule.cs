namespace Crm.Architecture.Tests;

/// <summary>A rule over everything of a kind. It fails when nothing matches, since such a rule would hold whatever happens.</summary>
internal static class Rule
{
    /// <summary>Checks each match and reports all violations at once.</summary>
    /// <param name="matches">What the rule is about.</param>
    /// <param name="violation">What is wrong with a match; null when it keeps the rule.</param>
    public static void Holds<T>(IEnumerable<T> matches, Func<T, string?> violation)
    {
        var all = matches.ToList();
        Assert.NotEmpty(all);
        var violations = all.Select(violation)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(
            violations.Count == 0,
            string.Join(
                '\n',
                violations.Prepend($"{violations.Count} of {all.Count} break the rule:")
            )
        );
    }

    /// <summary>Checks each match and reports all violations at once; a match may break the rule in several places.</summary>
    public static void HoldsEverywhere<T>(
        IEnumerable<T> matches,
        Func<T, IEnumerable<string>> violations
    )
    {
        var all = matches.ToList();
        Assert.NotEmpty(all);
        Holds(
            all.SelectMany(match =>
                violations(match).Select(string? (text) => text).DefaultIfEmpty()
            ),
            text => text
        );
    }
}
