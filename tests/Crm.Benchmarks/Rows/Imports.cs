using System.Diagnostics;
using System.Globalization;
using Crm.Benchmarks.Parts;
using Crm.Benchmarks.Report;

namespace Crm.Benchmarks.Rows;

/// <summary>How fast rows come in, and what memory that takes.</summary>
internal static class Imports
{
    // Numbers beyond those that the store was filled with.
    private const int First = 5_000_000;
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Contacts, then transactions of them.</summary>
    public static async Task MeasureAsync(
        Product product,
        BenchmarkOptions options,
        StoreReport report
    )
    {
        if (!options.Wants("import"))
            return;
        report.Add(
            await MeasureAsync(
                product,
                ("import-contacts", "import of contacts", Filling.ContactImport, "contacts"),
                options.Import,
                5_000,
                number => People.Json(First + number)
            )
        );
        report.Add(
            await MeasureAsync(
                product,
                (
                    "import-transactions",
                    "import of transactions",
                    "/v1/transactions:import",
                    "interactions"
                ),
                options.Import,
                10_000,
                number => People.TransactionJson(First + number, First + number)
            )
        );
    }

    private static async Task<Fact> MeasureAsync(
        Product product,
        (string Name, string Title, string Path, string Service) row,
        int count,
        int target,
        Func<int, string> make
    )
    {
        var process =
            product.Processes.FirstOrDefault(one => one.Name == row.Service)
            ?? product.Processes[0];
        await product.SettleAsync();
        using var done = new CancellationTokenSource();
        var sampling = SampleAsync(process, done.Token);
        var before = product.Processes.ToDictionary(one => one.Name, one => one.CpuTime());
        var clock = Stopwatch.StartNew();
        await Filling.ImportAsync(product, row.Path, count, make);
        var perSecond = count / clock.Elapsed.TotalSeconds;
        await done.CancelAsync();
        var (early, late) = Halves(await sampling);
        var cpu = product.Processes.Select(one =>
            $"{one.Name} {(one.CpuTime() - before[one.Name]).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)}"
        );
        return new Fact(
            row.Name,
            $"{row.Title}, {count.ToString("N0", CultureInfo.InvariantCulture)} rows",
            $"≥ {target.ToString("N0", CultureInfo.InvariantCulture)}/s, memory flat",
            $"{perSecond.ToString("N0", CultureInfo.InvariantCulture)}/s, greatest memory of {process.Name} {early} MB in the first half, {late} MB in the second; processor seconds: {string.Join(", ", cpu)}",
            perSecond < target
        );
    }

    private static async Task<List<long>> SampleAsync(
        MeasuredProcess process,
        CancellationToken stop
    )
    {
        var samples = new List<long>();
        while (!stop.IsCancellationRequested)
        {
            samples.Add(process.ResidentBytes >> 20);
            await Task.Delay(SampleInterval, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return samples;
    }

    private static (long Early, long Late) Halves(List<long> samples) =>
        (samples.Take((samples.Count + 1) / 2).Max(), samples.Skip(samples.Count / 2).Max());
}
