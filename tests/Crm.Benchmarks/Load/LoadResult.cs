namespace Crm.Benchmarks.Load;

/// <summary>What one run of the load tool measured.</summary>
/// <param name="PerSecond">Answers in a second.</param>
/// <param name="Median">The middle latency.</param>
/// <param name="P99">The latency that one of a hundred exceeds.</param>
/// <param name="Requests">Answers in all.</param>
/// <param name="Cpu">Processor time of each process during the run, by name.</param>
internal sealed record LoadResult(
    double PerSecond,
    TimeSpan Median,
    TimeSpan P99,
    long Requests,
    IReadOnlyDictionary<string, TimeSpan> Cpu
);
