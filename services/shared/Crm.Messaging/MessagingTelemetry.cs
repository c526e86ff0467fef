using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Crm.Messaging;

/// <summary>What can be seen from outside: traces that go on in other services, and how far the events are behind.</summary>
internal sealed class MessagingTelemetry
{
    private static readonly ActivitySource Source = new("Crm.Messaging");

    // Most take a moment; after an outage hours.
    private static readonly double[] LagBoundaries =
    [
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
        30,
        60,
        300,
        3600,
    ];

    private readonly Counter<long> _published;
    private readonly Counter<long> _notPublished;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _deadLetters;
    private readonly Histogram<double> _lag;

    public MessagingTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create("Crm.Messaging");
        _published = meter.CreateCounter<long>("crm.events.published", "{event}");
        _notPublished = meter.CreateCounter<long>("crm.events.publish_failures", "{failure}");
        _delivered = meter.CreateCounter<long>("crm.events.delivered", "{event}");
        _deadLetters = meter.CreateCounter<long>("crm.events.dead_letters", "{event}");
        _lag = meter.CreateHistogram(
            "crm.events.lag",
            "s",
            "From what happened to its effect here.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = LagBoundaries }
        );
        meter.CreateObservableGauge("crm.outbox.pending", () => Pending, "{event}");
        meter.CreateObservableGauge("crm.outbox.age", () => OldestSeconds, "s");
        meter.CreateObservableGauge("crm.deliveries.pending", () => Deliveries, "{event}");
    }

    /// <summary>Events that are not published yet.</summary>
    public long Pending { get; set; }

    /// <summary>The age of the oldest of them.</summary>
    public double OldestSeconds { get; set; }

    /// <summary>Deliveries that subscribers are still to get.</summary>
    public long Deliveries { get; set; }

    public void Published(int count) => _published.Add(count);

    /// <summary>The bus did not take events: they wait in the outbox.</summary>
    public void NotPublished(string reason) =>
        _notPublished.Add(1, KeyValuePair.Create<string, object?>("crm.reason", reason));

    public void Delivered(int count, string subscriber) =>
        _delivered.Add(count, KeyValuePair.Create<string, object?>("crm.subscriber", subscriber));

    public void DeadLetter(string consumer) =>
        _deadLetters.Add(1, KeyValuePair.Create<string, object?>("crm.consumer", consumer));

    public void Taken(string consumer, TimeSpan lag) =>
        _lag.Record(
            lag.TotalSeconds,
            KeyValuePair.Create<string, object?>("crm.consumer", consumer)
        );

    /// <summary>The work of a consumer: it goes on in the trace of the writes, where that is one, and is linked to all of them.</summary>
    public static Activity? Consume(string consumer, IEnumerable<string> traceParents)
    {
        var contexts = new List<ActivityContext>();
        foreach (var text in traceParents.Distinct(StringComparer.Ordinal))
        {
            if (ActivityContext.TryParse(text, traceState: null, isRemote: true, out var context))
                contexts.Add(context);
        }
        if (contexts.Count == 0)
            return null;
        var isOneTrace = contexts.TrueForAll(context => context.TraceId == contexts[0].TraceId);
        var activity = Source.StartActivity(
            $"consume {consumer}",
            ActivityKind.Consumer,
            isOneTrace ? contexts[0] : Activity.Current?.Context ?? default,
            links: contexts.Select(context => new ActivityLink(context))
        );
        if (activity is not null || !isOneTrace)
            return activity;
        // Nobody listens: audit rows and further events still carry the trace of the write.
        return new Activity("consume")
            .SetParentId(contexts[0].TraceId, contexts[0].SpanId, contexts[0].TraceFlags)
            .Start();
    }
}
