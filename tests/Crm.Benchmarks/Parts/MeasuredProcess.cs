using System.Diagnostics;
using Crm.Testing.Processes;

namespace Crm.Benchmarks.Parts;

/// <summary>One process.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Id">Its id.</param>
internal sealed record MeasuredProcess(string Name, int Id) : IMeasuredProcess
{
    /// <summary>One of the product.</summary>
    public static MeasuredProcess Of(ProductProcess process) => new(process.Service, process.Id);

    /// <summary>The memory in use now, in bytes.</summary>
    public long ResidentBytes => ProcessFiles.ResidentBytes(Id);

    /// <summary>The same, where what several processes map counts for each by its share.</summary>
    public long ProportionalBytes => ProcessFiles.ProportionalBytes(Id);

    public TimeSpan CpuTime()
    {
        using var process = Process.GetProcessById(Id);
        return process.TotalProcessorTime;
    }
}
