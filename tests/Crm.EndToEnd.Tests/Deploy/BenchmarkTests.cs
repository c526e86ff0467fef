using System.Text.RegularExpressions;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Deploy;

/// <summary>The benchmark runs to its end and says what it measured. How fast that was is no business of a test.</summary>
public sealed partial class BenchmarkTests
{
    [Fact]
    public async Task Benchmark_WithLittleToDo_PrintsALineARow()
    {
        Tools.Demand("wrk", "apt-get install wrk");
        var program = Tools.DemandPath(
            $"tests/Crm.Benchmarks/bin/{Configuration}/net10.0/Crm.Benchmarks.dll"
        );
        var (exitCode, output) = await Tools.RunAsync(
            "dotnet",
            [
                program,
                "--store",
                "sqlite",
                "--contacts",
                "50",
                "--seconds",
                "1",
                "--rounds",
                "1",
                "--import",
                "100",
                "--only",
                "get-64,overview,import,start",
            ]
        );

        Assert.True(exitCode == 0, output);
        var rows = Row().Matches(output).Select(row => row.Groups["name"].Value).ToList();
        Assert.Contains("get-64", rows);
        Assert.Contains("overview", rows);
        var facts = Fact().Matches(output).Select(fact => fact.Groups["name"].Value);
        Assert.Equal(["import-contacts", "import-transactions", "start"], facts.Order());
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    // OPERATION ratio R (product X/s, floor Y/s, p99 A/B ms): all of it was measured, none of it is nothing.
    [GeneratedRegex(
        @"^(?<name>\S+) ratio [\d.]*[1-9][\d.]* .*\(product [\d,]*[1-9][\d,]*/s, floor [\d,]*[1-9][\d,]*/s, p99 ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Row();

    [GeneratedRegex(
        @"^(?<name>[a-z-]+) [\d,.]*[1-9][\d,.]*( s|/s)\b.*\(target ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Fact();
}
