using Crm.EndToEnd.Tests.Processes;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>The processes on PostgreSQL, killed while they are used.</summary>
[Collection(ProcessesTests.Name)]
public sealed class KillsOnPostgres(ProcessesFixture fixture)
{
    [Fact]
    public async Task Processes_KilledAtAnyMoment_LoseAndDoubleNothing()
    {
        var suite = fixture.Suite;
        var run = new KillRun(suite, fixture.Plan, fixture.Kills, fixture.KilledMigrations);
        await KillResult.AssertAsync(run, fixture.Kills, suite);
    }
}

/// <summary>The embedded default on SQLite, killed while it is used.</summary>
public sealed class KillsOnSqlite : IDisposable
{
    // The short runs begin at different points, so that together they visit all.
    private const int FirstPoint = 5;

    private readonly string _data = Directory.CreateTempSubdirectory("crm-kill-").FullName;

    [Fact]
    public async Task Process_KilledAtAnyMoment_LosesAndDoublesNothing()
    {
        var settings = KillSettings.Read();
        var plan = new KillPlan(settings.Seed, Math.Min(1, settings.Migrations), FirstPoint);
        var killed = 0;
        await using var suite = await EmbeddedSuite.StartAsync(
            _data,
            async process =>
            {
                var wasKilled = await KillRun.StrikeMigrationAsync(
                    plan,
                    process,
                    async () =>
                    {
                        process.Begin();
                        Assert.True(await process.EndsAsync(TimeSpan.FromMinutes(10)));
                    }
                );
                killed += wasKilled ? 1 : 0;
            },
            "--Messaging:Lease=00:00:06",
            "--Messaging:DeliveryTimeout=00:00:05",
            "--Messaging:SlowAfter=00:00:00.020",
            "--Operations:Lease=00:00:06",
            "--Imports:RecordsInChunk=5"
        );
        await KillResult.AssertAsync(new KillRun(suite, plan, settings, killed), settings, suite);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}

/// <summary>How a run ends.</summary>
internal static class KillResult
{
    public static async Task AssertAsync(KillRun run, KillSettings settings, RunningProduct product)
    {
        var report = await run.RunAsync();
        settings.Tell(report.Findings());
        settings.Tell(report.ToString());
        Assert.True(report.IsClean, $"{report}\n{report.Findings()}\n{product.Logs()}");
        Assert.True(report.Kills >= settings.Kills, report.ToString());
    }
}
