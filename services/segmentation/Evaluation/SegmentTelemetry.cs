using System.Diagnostics.Metrics;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Evaluation;

/// <summary>How long it takes from what happened, such as a transaction, to the entry or exit that it caused.</summary>
internal sealed class SegmentTelemetry(IMeterFactory meters, TimeProvider time)
{
    private readonly Histogram<double> _latency = meters
        .Create("Crm.Segmentation")
        .CreateHistogram(
            "crm.segments.latency",
            "s",
            "From what happened to the entry or exit that it caused.",
            tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 2, 5, 10, 30, 60, 300],
            }
        );

    /// <summary>Tells of changes that are committed; those that no event has caused have no latency.</summary>
    public void Changed(IEnumerable<MembershipChange> changes, ChangeCause cause)
    {
        var now = time.GetUtcNow();
        foreach (var change in changes)
        {
            if (cause.Events.TryGetValue(change.Profile.ContactId, out var causing))
                _latency.Record(
                    (now - causing.Time).TotalSeconds,
                    KeyValuePair.Create<string, object?>(
                        "crm.change",
                        change.Membership.IsMember ? "entry" : "exit"
                    )
                );
        }
    }
}
