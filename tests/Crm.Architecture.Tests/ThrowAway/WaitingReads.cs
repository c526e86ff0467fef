using System.Diagnostics.Metrics;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>Counts the reads that wait at the gateway, as its metric says.</summary>
internal sealed class WaitingReads : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _count;

    public WaitingReads()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "crm.gateway.reads.waiting")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>(
            (_, change, _, _) => Interlocked.Add(ref _count, change)
        );
        _listener.Start();
    }

    /// <summary>Returns when so many wait.</summary>
    public async Task ReachAsync(int count)
    {
        while (Volatile.Read(ref _count) != count)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _listener.Dispose();
}
