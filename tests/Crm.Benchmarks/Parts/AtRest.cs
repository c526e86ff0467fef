namespace Crm.Benchmarks.Parts;

/// <summary>Waits until nothing is left to do, so that it is not measured with what comes next.</summary>
internal static class AtRest
{
    private const int MostSeconds = 3_600;
    private static readonly TimeSpan NextToNothing = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when the processes have worked next to nothing for a second.</summary>
    public static async Task WaitAsync(IEnumerable<IMeasuredProcess> processes)
    {
        var all = processes.ToList();
        for (var i = 0; i < MostSeconds; i++)
        {
            var before = CpuTime(all);
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (CpuTime(all) - before < NextToNothing)
                return;
        }
        throw new TimeoutException($"Work was still done after {MostSeconds} seconds.");
    }

    private static TimeSpan CpuTime(List<IMeasuredProcess> processes) =>
        processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.CpuTime());
}
