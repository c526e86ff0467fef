using System.Globalization;

namespace Crm.Benchmarks.Parts;

/// <summary>The PostgreSQL server: its processes come and go, so their time is that of the control group of the whole server's session.</summary>
/// <param name="port">Tells the server from others on this machine.</param>
internal sealed class StoreProcesses(int port) : IMeasuredProcess
{
    private const int TicksPerSecond = 100;

    public string Name => "store";

    // Living backends and those that have ended, which the parent counts once it has waited for them.
    public TimeSpan CpuTime()
    {
        var (parent, all) = (Parent(), ProcessFiles.All().ToList());
        var ticks = all.Where(one => one.Id == parent || one.Parent == parent)
            .Sum(one => one.Ticks + (one.Id == parent ? one.EndedChildrenTicks : 0));
        return TimeSpan.FromSeconds(ticks / (double)TicksPerSecond);
    }

    private int Parent() =>
        ProcessFiles
            .All()
            .First(one =>
                ProcessFiles
                    .CommandLine(one.Id)
                    .Contains(
                        $"-p\0{port.ToString(CultureInfo.InvariantCulture)}\0",
                        StringComparison.Ordinal
                    )
            )
            .Id;
}
