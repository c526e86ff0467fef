using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>Every event that was committed reached everybody who wants it, once; versions and sequences have no gap and no double.</summary>
internal sealed class EventCheck(StoreRows rows, KillReport report)
{
    private sealed record Told(string Id, string Source, string Type);

    public async Task RunAsync()
    {
        var told = new List<Told>();
        foreach (var service in RunningProduct.Services)
        {
            await SequencesAsync(service, told);
            await VersionsAsync(service);
            foreach (
                var letter in await rows.ReadAsync(
                    service,
                    "SELECT consumer, type, error_class FROM dead_letters WHERE tenant_id = @tenant"
                )
            )
                report.Undelivered.Add($"dead letter: {string.Join(' ', letter)}");
        }
        await LogAsync(told);
        foreach (var service in RunningProduct.Services)
            await InboxAsync(service, told);
    }

    private async Task SequencesAsync(string service, List<Told> told)
    {
        var events = await rows.ReadAsync(
            service,
            "SELECT id, type, subject, sequence FROM outbox_events WHERE tenant_id = @tenant"
        );
        told.AddRange(events.Select(row => new Told(row[0], $"/services/{service}", row[1])));
        foreach (var subject in events.GroupBy(row => row[2], StringComparer.Ordinal))
        {
            var sequence = subject.Select(row => long.Parse(row[3], null)).Order().ToList();
            if (sequence.Distinct().Count() != sequence.Count)
                report.Doubled.Add($"{service} {subject.Key}: sequence {Join(sequence)}");
            else if (
                !sequence.SequenceEqual(Enumerable.Range(1, sequence.Count).Select(i => (long)i))
            )
                report.Lost.Add($"{service} {subject.Key}: sequence {Join(sequence)}");
        }
    }

    // A segment keeps its version when somebody is put on its list or taken off; an activity that is deleted has no further one.
    private async Task VersionsAsync(string service)
    {
        foreach (
            var row in await rows.ReadAsync(
                service,
                "SELECT resource_type, resource_id, version, COUNT(*) FROM audit_records "
                    + "WHERE tenant_id = @tenant AND resource_type <> 'segment' AND action <> 'DeleteActivity' GROUP BY resource_type, resource_id, version HAVING COUNT(*) > 1"
            )
        )
            report.Doubled.Add($"version: {string.Join(' ', row)}");
    }

    private async Task LogAsync(List<Told> told)
    {
        var logged = await rows.ReadAsync(
            "gateway",
            "SELECT event_id, source, position FROM event_log WHERE tenant_id = @tenant"
        );
        Compare("event log", told, [.. logged.Select(row => row[0])]);
        var positions = logged.Select(row => long.Parse(row[2], null)).Order().ToList();
        if (positions.Distinct().Count() != positions.Count)
            report.Doubled.Add("positions of the event log");
    }

    // A consumer wants all events of each type that it ever took.
    private async Task InboxAsync(string service, List<Told> told)
    {
        var taken = await rows.ReadAsync(
            service,
            "SELECT consumer, source, event_id FROM inbox_entries WHERE tenant_id = @tenant"
        );
        var types = told.ToDictionary(one => one.Id, one => one.Type, StringComparer.Ordinal);
        foreach (var consumer in taken.GroupBy(row => row[0], StringComparer.Ordinal))
        {
            var ids = consumer.Select(row => row[2]).ToList();
            var wanted = ids.Select(id => types.GetValueOrDefault(id)).ToHashSet();
            Compare(
                $"{service} {consumer.Key}",
                told.FindAll(one => wanted.Contains(one.Type)),
                ids.FindAll(types.ContainsKey)
            );
        }
    }

    private void Compare(string who, List<Told> told, List<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.Ordinal);
        report.Undelivered.AddRange(
            told.Where(one => !known.Contains(one.Id)).Select(one => $"{who}: {one}")
        );
        if (known.Count != taken.Count)
            report.Doubled.Add($"{who} took {taken.Count - known.Count} events twice");
    }

    private static string Join(IEnumerable<long> numbers) => string.Join(' ', numbers);
}
