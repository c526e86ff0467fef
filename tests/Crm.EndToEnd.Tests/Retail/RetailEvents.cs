using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Retail;

/// <summary>What the event log of the gateway must say after an import: each entry with its cause, and nothing twice.</summary>
internal static class RetailEvents
{
    private const string Entered = "crm.segmentation.segment-entered.v1";
    private const string Exited = "crm.segmentation.segment-exited.v1";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    public static async Task CheckAsync(CrmClient client, string segmentId, int members)
    {
        var events = await ReadAsync(client, segmentId, members);
        Assert.Equal(events.Count, events.DistinctBy(Id).Count());
        Assert.Equal(
            events.Count,
            events
                .DistinctBy(e =>
                    (Text(e, "source"), Text(e, "subject"), e.GetProperty("sequence").GetInt32())
                )
                .Count()
        );
        var ids = events.Select(Id).ToHashSet(StringComparer.Ordinal);
        var entries = events.Where(e => Text(e, "type") == Entered).ToList();
        Assert.NotEmpty(entries);
        Assert.All(
            entries,
            entry =>
            {
                var cause = entry.GetProperty("data").GetProperty("cause");
                Assert.NotEmpty(cause.GetProperty("terms").EnumerateArray());
                Assert.Contains(
                    cause.GetProperty("trigger").GetString(),
                    (string[])["FACT", "CONTACT"]
                );
                Assert.Contains(Text(cause, "eventId"), ids);
            }
        );
    }

    // The log follows, too: it is complete when entries less exits make the members. The services tell it each for itself, so that an
    // entry may be there before the event that caused it.
    private static async Task<List<JsonElement>> ReadAsync(
        CrmClient client,
        string segmentId,
        int members
    )
    {
        var until = DateTime.UtcNow + LongestWait;
        while (true)
        {
            var events = new List<JsonElement>();
            await foreach (var item in RetailPages.ReadAsync(client, "/v1/event-log", "events"))
                events.Add(item);
            if (
                Count(events, Entered, segmentId) - Count(events, Exited, segmentId) == members
                && HasCauses(events)
            )
                return events;
            Assert.True(
                DateTime.UtcNow < until,
                "The events of the members, or of their causes, do not come."
            );
            await Task.Delay(500);
        }
    }

    private static bool HasCauses(List<JsonElement> events)
    {
        var ids = events.Select(Id).ToHashSet(StringComparer.Ordinal);
        return events
            .Where(e => Text(e, "type") == Entered)
            .All(e => ids.Contains(Text(e.GetProperty("data").GetProperty("cause"), "eventId")));
    }

    private static int Count(List<JsonElement> events, string type, string segmentId) =>
        events.Count(e =>
            Text(e, "type") == type && Text(e.GetProperty("data"), "segmentId") == segmentId
        );

    private static string Id(JsonElement value) => Text(value, "id");

    private static string Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
