namespace Crm.Testing.Dapr;

/// <summary>
/// What stands behind the sidecars: a log for each topic, and for each group of consumers what it has acknowledged. It outlives sidecars.
/// </summary>
/// <param name="seed">The order and the doubles are chosen by it.</param>
public sealed class DaprBroker(int seed = 1)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, List<byte[]>> _logs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Topic, string Group), Queue> _queues = [];
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>How many of a hundred events a group gets twice.</summary>
    public int DoublePercent { get; set; }

    /// <summary>Whether events are handed out in any order.</summary>
    public bool AnyOrder { get; set; }

    /// <summary>How often an event was handed out a second time on purpose.</summary>
    public int Doubled { get; private set; }

    /// <summary>How often an event was handed out before an earlier one.</summary>
    public int Reordered { get; private set; }

    /// <summary>Everything that was published to a topic.</summary>
    public IReadOnlyList<byte[]> Published(string topic)
    {
        lock (_lock)
            return [.. _logs.GetValueOrDefault(topic) ?? []];
    }

    /// <summary>How many events are not acknowledged by all groups that listen to them.</summary>
    public int WaitingEverywhere()
    {
        lock (_lock)
            return _queues.Values.Sum(queue => queue.Ready.Count + queue.Taken.Count);
    }

    /// <summary>Whether a group has begun to listen.</summary>
    public bool Listens(string topic, string group)
    {
        lock (_lock)
            return _queues.ContainsKey((topic, group));
    }

    internal void Publish(string topic, byte[] json)
    {
        lock (_lock)
        {
            if (!_logs.TryGetValue(topic, out var log))
                _logs[topic] = log = [];
            log.Add(json);
            foreach (var (_, queue) in _queues.Where(pair => pair.Key.Topic == topic))
                Offer(queue, new DaprDelivery(log.Count - 1, json));
            Announce();
        }
    }

    /// <summary>A group listens from now on; a new one gets the topic from its beginning.</summary>
    internal void Join(string topic, string group)
    {
        lock (_lock)
        {
            if (_queues.ContainsKey((topic, group)))
                return;
            var queue = _queues[(topic, group)] = new Queue();
            foreach (var (index, json) in (_logs.GetValueOrDefault(topic) ?? []).Index())
                Offer(queue, new DaprDelivery(index, json));
            Announce();
        }
    }

    /// <summary>Waits for events and hands some out. They come again when they are given back.</summary>
    internal async Task<IReadOnlyList<DaprDelivery>> TakeAsync(
        string topic,
        string group,
        int most,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                var queue = _queues[(topic, group)];
                if (queue.Ready.Count > 0)
                    return HandOut(queue, most);
                changed = _changed.Task;
            }
            await changed.WaitAsync(cancellationToken);
        }
    }

    internal void Acknowledge(string topic, string group, DaprDelivery delivery)
    {
        lock (_lock)
            _queues[(topic, group)].Taken.Remove(delivery);
    }

    /// <summary>The consumer is gone without an answer.</summary>
    internal void GiveBack(string topic, string group, IEnumerable<DaprDelivery> deliveries)
    {
        lock (_lock)
        {
            var queue = _queues[(topic, group)];
            foreach (var delivery in deliveries.Where(queue.Taken.Remove))
                queue.Ready.Add(delivery);
            Announce();
        }
    }

    private void Offer(Queue queue, DaprDelivery delivery)
    {
        queue.Ready.Add(delivery);
        if (_random.Next(100) >= DoublePercent)
            return;
        Doubled++;
        queue.Ready.Add(delivery with { Copy = 1 });
    }

    private List<DaprDelivery> HandOut(Queue queue, int most)
    {
        var chosen = new List<DaprDelivery>();
        while (chosen.Count < most && queue.Ready.Count > 0)
        {
            var place = AnyOrder ? _random.Next(queue.Ready.Count) : 0;
            if (place > 0)
                Reordered++;
            chosen.Add(queue.Ready[place]);
            queue.Taken.Add(queue.Ready[place]);
            queue.Ready.RemoveAt(place);
        }
        return chosen;
    }

    private void Announce()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Queue
    {
        public List<DaprDelivery> Ready { get; } = [];

        public HashSet<DaprDelivery> Taken { get; } = [];
    }
}

/// <summary>An event on its way to a group.</summary>
internal sealed record DaprDelivery(int Position, byte[] Json, int Copy = 0)
{
    public string EntryId => $"{Position}.{Copy}";
}
