using System.Globalization;
using System.Text;
using Crm.Benchmarks.Load;
using Crm.Testing;

namespace Crm.Benchmarks.Report;

/// <summary>Writes what was measured as <c>docs/benchmarks.md</c>.</summary>
internal static class BenchmarkDocument
{
    /// <summary>Writes the document anew, all but what stands below its mark by hand.</summary>
    public static async Task WriteAsync(
        IReadOnlyList<StoreReport> reports,
        BenchmarkOptions options
    )
    {
        var file = Path.Combine(Tools.Repository, "docs", "benchmarks.md");
        var text = new StringBuilder();
        text.AppendLine("# Benchmarks").AppendLine();
        text.AppendLine(Introduction(options)).AppendLine();
        foreach (var report in reports)
            Append(text, report);
        text.AppendLine(Mark);
        text.Append(File.Exists(file) ? await ByHandAsync(file) : "");
        await File.WriteAllTextAsync(file, text.ToString());
    }

    private const string Mark = "<!-- What stands below is written by hand. -->";

    private static async Task<string> ByHandAsync(string file)
    {
        var text = await File.ReadAllTextAsync(file);
        var at = text.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? "" : text[(at + Mark.Length + 1)..];
    }

    private static string Introduction(BenchmarkOptions options) =>
        $"""
            Written by `tests/bench.sh {options.Text}` on {DateTime.UtcNow:yyyy-MM-dd}: {Environment.ProcessorCount} processors
            ({Machine.Processor}), {Machine.MemoryGigabytes} GB, .NET {Environment.Version}; {options.Contacts:N0} contacts; {options.Rounds} rounds
            of {options.Seconds} s for each side in turn, after {Rows.Duel.WarmUps} to warm up, each begun when nothing is left to do. The load tool (wrk, one thread), both sides and the store share the processors.

            The floor is a bare Kestrel minimal API with the driver by hand (`tests/Crm.Benchmarks/Floor`): the same rows in a copy of the same table with the same
            indexes, the same JSON, prepared statements; no identity, permission, validation, tenant settings, trace, outbox, audit or
            idempotency. A ratio is the product's requests a second through those of the floor: the median of the rounds, and the least and the
            greatest of them; a floor that answers nothing in a round counts as if it had answered once. Latencies are those that one of a hundred requests exceeds. Processor time is in µs a request. PostgreSQL runs
            without waiting for the disk, for both sides.
            """;

    private static void Append(StringBuilder text, StoreReport report)
    {
        text.AppendLine(
                report.Store == "postgres"
                    ? "## Processes on PostgreSQL"
                    : "## All in one on SQLite"
            )
            .AppendLine();
        if (report.Rows.Count > 0)
        {
            text.AppendLine(
                "| operation | connections | ratio | band | target | product | floor | p99 product / floor | µs product | µs floor |"
            );
            text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
            foreach (var row in report.Rows)
                text.AppendLine(LineOf(row));
            text.AppendLine();
        }
        if (report.Facts.Count > 0)
        {
            text.AppendLine("| what | target | measured |");
            text.AppendLine("|---|---|---|");
            foreach (var fact in report.Facts)
                text.AppendLine(
                    string.Concat(
                        "| ",
                        string.Join(" | ", fact.Title, fact.Target, fact.Measured),
                        " |"
                    )
                );
            text.AppendLine();
        }
        List<string> missed = [.. report.Missed];
        if (report.Store != "postgres")
            return;
        text.AppendLine(
            missed.Count == 0
                ? "Nothing falls short outside of the band."
                : $"Falls short outside of the band: {string.Join(", ", missed.Select(line => line.Split(' ')[0]))}."
        );
        text.AppendLine();
    }

    private static string LineOf(RowResult row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Row.Title} (`{row.Row.Name}`) | {row.Row.Connections} | {row.Ratio:0.00} | {row.Low:0.00}–{row.High:0.00} | {TargetOf(row)} "
                + $"| {row.Product.PerSecond:0}/s | {row.Floor.PerSecond:0}/s | {Milliseconds(row.Product)} / {Milliseconds(row.Floor)} "
                + $"| {RowResult.Cpu(row.Product)} | {RowResult.Cpu(row.Floor)} |"
        );

    private static string TargetOf(RowResult row) =>
        row.Row.Target is { } target ? $"≥ {target.ToString(CultureInfo.InvariantCulture)}" : "";

    private static string Milliseconds(LoadResult result) =>
        $"{result.P99.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms";
}
