using System.Globalization;
using Crm.Benchmarks.Load;
using Crm.Benchmarks.Rows;

namespace Crm.Benchmarks.Report;

/// <summary>The medians of the rounds of a row.</summary>
/// <param name="Row">The operation.</param>
/// <param name="Ratio">The middle of the ratios of the rounds.</param>
/// <param name="Low">The least ratio of a round.</param>
/// <param name="High">The greatest ratio of a round.</param>
/// <param name="Product">The round of the product that is in the middle.</param>
/// <param name="Floor">The round of the floor that is in the middle.</param>
internal sealed record RowResult(
    LoadRow Row,
    double Ratio,
    double Low,
    double High,
    LoadResult Product,
    LoadResult Floor
)
{
    /// <summary>Compares rounds of some seconds each. A floor that answered nothing in a round counts as if it had answered once.</summary>
    public static RowResult Of(
        LoadRow row,
        IReadOnlyList<(LoadResult Product, LoadResult Floor)> rounds,
        int seconds
    )
    {
        double[] ratios =
        [
            .. rounds
                .Select(one => one.Product.PerSecond / Math.Max(one.Floor.PerSecond, 1.0 / seconds))
                .Order(),
        ];
        return new RowResult(
            row,
            ratios[ratios.Length / 2],
            ratios[0],
            ratios[^1],
            Middle(rounds.Select(one => one.Product)),
            Middle(rounds.Select(one => one.Floor))
        );
    }

    /// <summary>Whether the target is missed even by the best round.</summary>
    public bool FallsShort => Row.Target is { } target && High < target;

    /// <summary>The line that is printed.</summary>
    public string Line =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Row.Name} ratio {Ratio:0.00} (product {Product.PerSecond:0}/s, floor {Floor.PerSecond:0}/s, p99 {Product.P99.TotalMilliseconds:0.0}/{Floor.P99.TotalMilliseconds:0.0} ms) band {Low:0.00}-{High:0.00}"
        );

    /// <summary>Where the processor's time of one request goes, in microseconds a process.</summary>
    public static string Cpu(LoadResult result) =>
        string.Join(
            ", ",
            result
                .Cpu.Select(one =>
                    (one.Key, Each: one.Value.TotalMicroseconds / Math.Max(1, result.Requests))
                )
                .Where(one => one.Each >= 1)
                .Select(one =>
                    string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Each:0}")
                )
        );

    private static LoadResult Middle(IEnumerable<LoadResult> results)
    {
        LoadResult[] sorted = [.. results.OrderBy(one => one.PerSecond)];
        var p99 = results.Select(one => one.P99).Order().ElementAt(sorted.Length / 2);
        return sorted[sorted.Length / 2] with { P99 = p99 };
    }
}
