using System.Diagnostics.Metrics;

namespace Crm.Gateway.Batching;

/// <summary>How many reads wait for their turn, and how many leave together.</summary>
internal sealed class BatchMetrics
{
    /// <summary>The meter.</summary>
    public const string Meter = "Crm.Gateway.Batching";

    /// <summary>The reads that wait now.</summary>
    public const string Waiting = "crm.gateway.reads.waiting";

    /// <summary>The reads of each batch.</summary>
    public const string Size = "crm.gateway.batch.size";

    private readonly UpDownCounter<int> _waiting;
    private readonly Histogram<int> _size;

    public BatchMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _waiting = meter.CreateUpDownCounter<int>(
            Waiting,
            "{read}",
            "Reads that wait for the one under way"
        );
        _size = meter.CreateHistogram<int>(Size, "{read}", "Reads that left together");
    }

    /// <summary>One waits.</summary>
    public void Wait() => _waiting.Add(1);

    /// <summary>Some have their turn, or had nobody left who waits.</summary>
    public void Depart(int count) => _waiting.Add(-count);

    /// <summary>Some have left together.</summary>
    public void Send(int count) => _size.Record(count);
}
