namespace Crm.Benchmarks.Parts;

/// <summary>A process, or several that count as one, whose use of the machine is measured.</summary>
internal interface IMeasuredProcess
{
    /// <summary>What it is called in reports.</summary>
    string Name { get; }

    /// <summary>The processor time until now.</summary>
    TimeSpan CpuTime();
}
