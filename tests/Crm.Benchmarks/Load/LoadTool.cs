using System.Globalization;
using Crm.Benchmarks.Parts;
using Crm.Testing;

namespace Crm.Benchmarks.Load;

/// <summary>Drives an HTTP server with wrk: one thread, as many connections as are asked for, the same for every server.</summary>
internal sealed class LoadTool(string folder)
{
    private const int SerialsOfARun = 5_000_000;

    private int _runs;

    /// <summary>Sends requests in turn for some time.</summary>
    /// <param name="target">Who is asked.</param>
    /// <param name="requests">The requests; each credential of the target takes its turn.</param>
    /// <param name="connections">How many requests are under way at a time.</param>
    /// <param name="keys">How many credentials take turns.</param>
    /// <param name="seconds">How long.</param>
    public async Task<LoadResult> RunAsync(
        LoadTarget target,
        IReadOnlyList<LoadRequest> requests,
        int connections,
        int keys,
        int seconds
    )
    {
        var file = Path.Combine(folder, "requests.tsv");
        await File.WriteAllLinesAsync(
            file,
            requests.Select(
                (request, index) =>
                    $"{request.Method}\t{request.Path}\t{target.Keys[index % keys]}\t{request.Body}"
            )
        );
        var before = target.Processes.ToDictionary(one => one.Name, one => one.CpuTime());
        var (exitCode, output) = await Tools.RunAsync(
            "wrk",
            [
                "-t1",
                $"-c{connections}",
                $"-d{seconds}s",
                "--timeout",
                "30s",
                "-s",
                Path.Combine(AppContext.BaseDirectory, "Load", "load.lua"),
                target.Address.ToString(),
                "--",
                file,
                (_runs++ * (long)SerialsOfARun).ToString(CultureInfo.InvariantCulture),
            ],
            folder
        );
        var cpu = target.Processes.ToDictionary(
            one => one.Name,
            one => one.CpuTime() - before[one.Name]
        );
        return exitCode == 0
            ? Read(output, target, cpu)
            : throw new InvalidOperationException($"wrk ended with {exitCode}: {output}");
    }

    private static LoadResult Read(
        string output,
        LoadTarget target,
        Dictionary<string, TimeSpan> cpu
    )
    {
        var line =
            Array.Find(
                output.Split('\n'),
                one => one.StartsWith("RESULT ", StringComparison.Ordinal)
            ) ?? throw new InvalidOperationException($"{target.Name}: wrk says {output}");
        var numbers = line.Split(' ')
            .Skip(1)
            .Select(number => long.Parse(number, CultureInfo.InvariantCulture))
            .ToArray();
        // A benchmark of failures measures nothing.
        if (numbers[4] > 0)
            throw new InvalidOperationException(
                $"{target.Name}: {numbers[4]} of {numbers[0]} requests failed.\n{output}"
            );
        return new LoadResult(
            numbers[0] / (numbers[1] / 1e6),
            TimeSpan.FromMicroseconds(numbers[2]),
            TimeSpan.FromMicroseconds(numbers[3]),
            numbers[0],
            cpu
        );
    }
}
