using System.Diagnostics;
using Crm.Testing;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>Kills processes of the product while workers use it, and then looks for what was lost, doubled, undelivered or derived wrongly.</summary>
internal sealed class KillRun(
    RunningProduct product,
    KillPlan plan,
    KillSettings settings,
    int killsBefore
)
{
    private const int Workers = 4;
    private const int RequestsBetween = 10;

    // Which point a process passes when is not ours to say: one that comes to none is killed where it is.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromMinutes(10);

    private readonly KillReport _report = new() { Kills = killsBefore };
    private int _acknowledged;
    private volatile bool _isEnough;

    /// <summary>Strikes the migration of a process where the plan says so; call it before the migration is run in earnest.</summary>
    /// <returns>Whether the process was killed.</returns>
    public static async Task<bool> StrikeMigrationAsync(
        KillPlan plan,
        ProductProcess process,
        Func<Task> migrate
    )
    {
        if (
            plan.Migrations.FirstOrDefault(kill =>
                kill.Service == process.Service || process.Service == "allinone"
            )
            is not { } kill
        )
            return false;
        process.OrderCrash(kill.Point, kill.Pass);
        await migrate();
        process.CancelCrash();
        return true;
    }

    public async Task<KillReport> RunAsync()
    {
        var client = await product.NewTenantAsync();
        var doors = Enumerable
            .Range(0, product.RestDoors.Count)
            .Select(door => product.ClientOf(client.Key!, client.Tenant, door))
            .ToList();
        var segments = await LoadSegments.CreateAsync(client);
        var workers = Enumerable
            .Range(1, Workers)
            .Select(number => new LoadWorker(
                doors,
                number,
                settings.Seed,
                segments.List,
                () => Interlocked.Increment(ref _acknowledged)
            ))
            .ToList();
        var load = workers.ConvertAll(worker => Task.Run(() => WorkAsync(worker)));
        try
        {
            while (_report.Kills < settings.Kills)
            {
                await ReachAsync((_report.Kills - killsBefore + 1) * RequestsBetween, load);
                await StrikeAsync(plan.Next());
            }
            await ReachAsync((settings.Kills - killsBefore + 1) * RequestsBetween, load);
        }
        finally
        {
            _isEnough = true;
            await Task.WhenAll(load);
        }
        await CheckAsync(client, segments, workers.ConvertAll(worker => worker.Record));
        return _report;
    }

    private async Task WorkAsync(LoadWorker worker)
    {
        while (!_isEnough)
            await worker.StepAsync();
    }

    private async Task ReachAsync(int acknowledged, List<Task> load)
    {
        while (Volatile.Read(ref _acknowledged) < acknowledged)
        {
            if (load.Find(worker => worker.IsFaulted) is { } failed)
                await failed;
            await Task.Delay(5);
        }
    }

    private async Task StrikeAsync(Kill kill)
    {
        var replicas = product.Of(kill.Service);
        var chosen = replicas[(kill.Replica - 1) % replicas.Count];
        var isOnTime = kill.Point.Length > 0 && await OrderAsync(kill, replicas);
        if (!isOnTime)
        {
            await Task.Delay(kill.Wait);
            if (chosen.IsRunning)
                await chosen.KillAsync();
        }
        foreach (var replica in replicas)
            replica.CancelCrash();
        // Another one may have been at the point at the same time.
        var dead = replicas.Where(replica => !replica.IsRunning).ToList();
        _report.Kills += dead.Count;
        settings.Tell(
            $"{_report.Kills}: {string.Join(", ", dead.Select(process => process.Name))} "
                + (isOnTime ? $"at {kill.Point} {kill.Pass}" : "at any moment")
                + $", {_acknowledged} acknowledged"
        );
        foreach (var process in dead)
            process.Begin();
        await Task.WhenAll(dead.Select(process => process.WaitUntilReadyAsync()));
    }

    private static async Task<bool> OrderAsync(Kill kill, IReadOnlyList<ProductProcess> replicas)
    {
        foreach (var replica in replicas)
            replica.OrderCrash(kill.Point, kill.Pass);
        var clock = Stopwatch.StartNew();
        while (replicas.All(replica => replica.IsRunning) && clock.Elapsed < LongestWait)
            await Task.Delay(10);
        return replicas.Any(replica => !replica.IsRunning);
    }

    private async Task CheckAsync(
        CrmClient client,
        LoadSegments segments,
        IReadOnlyList<Record> records
    )
    {
        await product.StartAsync();
        await SettleAsync();
        _report.Acknowledged = records.Sum(record => record.Requests.Count);
        foreach (var record in records)
        {
            _report.Lost.AddRange(record.Lost);
            _report.Unexpected.AddRange(record.Unexpected);
        }
        var rows = new StoreRows(product, client.Tenant);
        await new RecordCheck(client, records, _report).RunAsync();
        await new ImportCheck(client, records, _report).RunAsync();
        await new EventCheck(rows, _report).RunAsync();
        var projections = new ProjectionCheck(client, rows, records, segments, _report);
        await projections.CompareWithRecordsAsync();
        await projections.CompareWithRebuildAsync(SettleAsync);
        await new ReplayCheck(client, rows, records, _report).RunAsync(SettleAsync);
    }

    private Task SettleAsync() => product.SettleAsync(LongestQuiet);
}
