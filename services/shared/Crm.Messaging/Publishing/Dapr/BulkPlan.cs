using System.Text.Json;
using Crm.Messaging.Outbox;
using Crm.Messaging.Wire;

namespace Crm.Messaging.Publishing.Dapr;

/// <summary>An event, ready to be sent.</summary>
internal sealed record BulkItem(OutboxEvent Event, BulkPublishEntry Entry)
{
    public (string, Guid) Aggregate => (Event.TenantId, Event.AggregateId);
}

/// <summary>
/// Divides events into bulks that are sent one after the other. A bulk has no order, so no two events of an aggregate are in one: the
/// first ones of all aggregates go first, then the second ones.
/// </summary>
internal static class BulkPlan
{
    public const int MostEntries = 100;

    // A sidecar takes bodies of 4 MiB.
    private const int EnoughBytes = 2 * 1024 * 1024;

    public static IEnumerable<IReadOnlyList<BulkItem>> Of(
        IReadOnlyList<OutboxEvent> events,
        string source
    )
    {
        var places = new Dictionary<(string, Guid), int>();
        var rounds = new List<List<OutboxEvent>>();
        foreach (var outgoing in events)
        {
            var aggregate = (outgoing.TenantId, outgoing.AggregateId);
            var place = places[aggregate] = places.GetValueOrDefault(aggregate) + 1;
            if (place > rounds.Count)
                rounds.Add([]);
            rounds[place - 1].Add(outgoing);
        }
        return rounds.SelectMany(round => Fill(round, source));
    }

    private static IEnumerable<IReadOnlyList<BulkItem>> Fill(
        IEnumerable<OutboxEvent> round,
        string source
    )
    {
        var (bulk, bytes) = (new List<BulkItem>(), 0);
        foreach (var outgoing in round)
        {
            var item = Write(outgoing, source);
            if (bulk.Count == MostEntries || bytes + item.Entry.EventData.Length > EnoughBytes)
            {
                if (bulk.Count > 0)
                    yield return bulk;
                (bulk, bytes) = ([], 0);
            }
            bulk.Add(item);
            bytes += item.Entry.EventData.Length;
        }
        if (bulk.Count > 0)
            yield return bulk;
    }

    private static BulkItem Write(OutboxEvent outgoing, string source)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
            CloudEventJson.Write(json, outgoing, source);
        return new BulkItem(outgoing, new BulkPublishEntry(outgoing.Id.ToString(), body.ToArray()));
    }
}
