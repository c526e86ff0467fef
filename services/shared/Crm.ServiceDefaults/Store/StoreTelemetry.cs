using System.Diagnostics.Metrics;

namespace Crm.ServiceDefaults.Store;

/// <summary>How long writers wait for each other where a store takes one at a time.</summary>
internal sealed class StoreTelemetry(IMeterFactory meters)
{
    private readonly Histogram<double> _gateWait = meters
        .Create("Crm.Store")
        .CreateHistogram(
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
