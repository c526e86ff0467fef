using System.Collections.Concurrent;

namespace Crm.Messaging.Publishing;

/// <summary>Subscribers that did not answer: they are left alone for a while, and nobody else waits for them.</summary>
internal sealed class RestingLanes(Backoff backoff, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> _resting =
        new(StringComparer.Ordinal);

    public bool IsResting(string lane) =>
        _resting.TryGetValue(lane, out var rest) && rest.Until > time.GetUtcNow();

    public void Failed(string lane)
    {
        var failures = _resting.TryGetValue(lane, out var rest) ? rest.Failures + 1 : 1;
        _resting[lane] = (failures, time.GetUtcNow() + backoff.After(failures));
    }

    public void Answered(string lane) => _resting.TryRemove(lane, out _);
}
