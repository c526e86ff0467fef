using System.Globalization;
using Crm.Benchmarks.Parts;
using Crm.Benchmarks.Report;

namespace Crm.Benchmarks.Rows;

/// <summary>What the product costs before it does anything.</summary>
internal static class Idle
{
    private const int MostMegabytes = 600;
    private static readonly TimeSpan MostToReady = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <summary>Time to ready, and memory after a while without calls.</summary>
    public static async Task MeasureAsync(
        Product product,
        BenchmarkOptions options,
        StoreReport report
    )
    {
        if (options.Wants("start"))
            report.Add(
                new Fact(
                    "start",
                    "start to ready, all together",
                    "≤ 5 s",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{product.TimeToReady.TotalSeconds:0.0} s"
                    ),
                    product.TimeToReady > MostToReady
                )
            );
        if (!options.Wants("memory"))
            return;
        await Task.Delay(Rest);
        var sizes = product
            .Processes.Select(one =>
                (one.Name, Megabytes: one.ProportionalBytes >> 20, Alone: one.ResidentBytes >> 20)
            )
            .ToList();
        var sum = sizes.Sum(one => one.Megabytes);
        report.Add(
            new Fact(
                "memory",
                "resident memory, all processes idle",
                $"≤ {MostMegabytes} MB",
                $"{sum} MB, of which programs that several map count once: {string.Join(", ", sizes.Select(one => $"{one.Name} {one.Megabytes}"))}; each as if it were alone: {sizes.Sum(one => one.Alone)} MB",
                sum > MostMegabytes
            )
        );
    }
}
