using System.Diagnostics.Metrics;

namespace Crm.ServiceDefaults.Store;

/// <summary>How long writers wait for each other where a store takes one at a time, and how many are committed together.</summary>
internal sealed class StoreTelemetry
{
    /// <summary>The meter.</summary>
    public const string Meter = "Crm.Store";

    /// <summary>The pieces of work of each group.</summary>
    public const string GroupSize = "crm.store.group.size";

    private readonly Histogram<double> _gateWait;
    private readonly Histogram<int> _groupSize;

    public StoreTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _groupSize = meter.CreateHistogram<int>(
            GroupSize,
            "{work}",
            "How many pieces of work were committed together."
        );
        _gateWait = meter.CreateHistogram(
            "crm.store.gate.wait",
            "s",
            "How long a writer waited for its turn.",
            tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries =
                [
                    0.001,
                    0.005,
                    0.025,
                    0.1,
                    0.25,
                    0.5,
                    1,
                    2.5,
                    5,
                    10,
                    30,
                ],
            }
        );
    }

    /// <summary>Some are committed together.</summary>
    public void Grouped(int works) => _groupSize.Record(works);

    public void Waited(WritePriority priority, TimeSpan time) =>
        _gateWait.Record(
            time.TotalSeconds,
            KeyValuePair.Create<string, object?>("crm.priority", NameOf(priority))
        );

    private static string NameOf(WritePriority priority) =>
        priority switch
        {
            WritePriority.Request => "request",
            WritePriority.Inbox => "inbox",
            _ => "background",
        };
}
