using Crm.EndToEnd.Tests.Killing;
using Crm.Testing;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Processes;

/// <summary>Tests of the product as processes on PostgreSQL share ten of them, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessesTests : ICollectionFixture<ProcessesFixture>
{
    /// <summary>Names the collection.</summary>
    public const string Name = "Processes";
}

/// <summary>Each service twice, and a PostgreSQL server of their own, which may be stopped.</summary>
public sealed class ProcessesFixture : IAsyncLifetime
{
    private PostgresServer? _server;
    private ProcessSuite? _suite;

    /// <summary>The processes. What a test stops it starts again.</summary>
    public ProcessSuite Suite =>
        _suite
        ?? Tools.Missing<ProcessSuite>("PostgreSQL is not installed: apt-get install postgresql");

    /// <summary>Their server.</summary>
    public PostgresServer Server => _server!;

    /// <summary>How long the run of kills is.</summary>
    internal KillSettings Kills { get; } = KillSettings.Read();

    /// <summary>Whom it kills; the migrations were struck when the processes were first started.</summary>
    internal KillPlan Plan { get; private set; } = new(seed: 0, migrations: 0);

    /// <summary>How many migrations were killed.</summary>
    internal int KilledMigrations { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (await PostgresServer.StartNewAsync() is not { } server)
            return;
        _server = server;
        Plan = new KillPlan(Kills.Seed, Kills.Migrations);
        _suite = await ProcessSuite.StartAsync(
            server,
            new ProcessSettings
            {
                // What a killed process held is soon somebody else's.
                Settings =
                [
                    // They do not live long enough to be worth it.
                    ("DOTNET_TieredPGO", "0"),
                    ("Messaging:Lease", "00:00:06"),
                    ("Messaging:DeliveryTimeout", "00:00:05"),
                    // Some of the events leave at once, some by deliveries.
                    ("Messaging:SlowAfter", "00:00:00.020"),
                    ("Operations:Lease", "00:00:06"),
                    // Small chunks, so that an import is struck between two of them.
                    ("Imports:RecordsInChunk", "5"),
                    // Start-up is slow on a busy machine, and no test is about this.
                    ("Calls:DefaultDeadline", "00:02:00"),
                    ("Shutdown:Delay", "00:00:01"),
                ],
                BeforeMigration = StrikeMigrationAsync,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_suite is not null)
            await _suite.DisposeAsync();
        if (_server is not null)
            await _server.StopAsync();
    }

    private async Task StrikeMigrationAsync(ProductProcess process)
    {
        var wasKilled = await KillRun.StrikeMigrationAsync(
            Plan,
            process,
            async () =>
            {
                var (exitCode, output) = await process.RunAsync("migrate");
                Assert.True(exitCode != 0, $"It was not killed: {output}");
            }
        );
        KilledMigrations += wasKilled ? 1 : 0;
    }
}
