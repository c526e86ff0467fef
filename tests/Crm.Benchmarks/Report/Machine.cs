namespace Crm.Benchmarks.Report;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    /// <summary>The name of the processor.</summary>
    public static string Processor =>
        File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':')[1]
            .Trim()
        ?? "unknown";

    /// <summary>Its memory.</summary>
    public static long MemoryGigabytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
}
