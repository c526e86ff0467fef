using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>Sends every acknowledged request once more with its key: it is answered as before, and nothing changes.</summary>
internal sealed class ReplayCheck(
    CrmClient client,
    StoreRows rows,
    IReadOnlyList<Record> records,
    KillReport report
)
{
    private static readonly (string Service, string Sql)[] Counted =
    [
        ("contacts", "SELECT COUNT(*), SUM(version) FROM contacts WHERE tenant_id = @tenant"),
        (
            "interactions",
            "SELECT COUNT(*), SUM(version) FROM transactions WHERE tenant_id = @tenant"
        ),
        ("interactions", "SELECT COUNT(*), SUM(version) FROM activities WHERE tenant_id = @tenant"),
        ("tickets", "SELECT COUNT(*), SUM(version) FROM tickets WHERE tenant_id = @tenant"),
        ("segmentation", "SELECT COUNT(*), SUM(version) FROM segments WHERE tenant_id = @tenant"),
        ("gateway", "SELECT COUNT(*) FROM event_log WHERE tenant_id = @tenant"),
    ];

    private static readonly string[] EveryService =
    [
        "SELECT COUNT(*) FROM audit_records WHERE tenant_id = @tenant",
        "SELECT COUNT(*) FROM outbox_events WHERE tenant_id = @tenant",
        "SELECT COUNT(*) FROM operations WHERE tenant_id = @tenant",
    ];

    public async Task RunAsync(Func<Task> settle)
    {
        var before = await CountAsync();
        await Parallel.ForEachAsync(
            records.SelectMany(record => record.Requests).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (one, _) =>
            {
                var again = await one.Request.SendAsync(client);
                if (
                    again.Status != one.Answer.Status
                    || again.Text != one.Answer.Text
                    || again.Headers.GetValueOrDefault("Idempotent-Replayed") != "true"
                )
                {
                    lock (report)
                        report.Doubled.Add(
                            $"{one.Request}: {again.Status} {again.Text} instead of {one.Answer.Text}"
                        );
                }
            }
        );
        await settle();
        var after = await CountAsync();
        report.Doubled.AddRange(after.Except(before).Select(row => $"after the replay: {row}"));
    }

    private async Task<IReadOnlyList<string>> CountAsync()
    {
        var counts = new List<string>();
        var everywhere = Crm.Testing.Processes.RunningProduct.Services.SelectMany(service =>
            EveryService.Select(sql => (service, sql))
        );
        foreach (var (service, sql) in Counted.Concat(everywhere))
            counts.Add(
                $"{service}: {sql}: {string.Join(' ', (await rows.ReadAsync(service, sql))[0])}"
            );
        return counts;
    }
}
