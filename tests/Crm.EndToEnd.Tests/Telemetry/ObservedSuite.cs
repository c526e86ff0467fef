using System.Net;
using Crm.EndToEnd.Tests.Process;
using Crm.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>
/// The product as a process that reports to a collector, after a life of calls that go well, calls that are refused and calls that fail in
/// the store: contacts on PostgreSQL, the others on SQLite. It has stopped when the tests look at what it told.
/// </summary>
public sealed class ObservedSuite : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("crm-observed-").FullName;
    private OtlpReceiver? _receiver;
    private string _contacts = "";

    internal OtlpReceiver Receiver
    {
        get
        {
            if (_receiver is null)
                Tools.Missing<OtlpReceiver>(
                    "PostgreSQL is not installed: apt-get install postgresql"
                );
            return _receiver!;
        }
    }

    /// <summary>What stood on the console, without the banner of the first start.</summary>
    public IReadOnlyList<string> Logs { get; private set; } = [];

    /// <summary>What opens doors.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (await PostgresServer.FindAsync() is not { } postgres)
            return;
        _contacts = await postgres.CreateDatabaseAsync($"crm_observed_{Guid.NewGuid():N}");
        var receiver = await OtlpReceiver.StartAsync();
        Environment.SetEnvironmentVariable("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        await using var suite = await RunningSuite.StartAsync(
            _data,
            [
                $"--Otlp:Endpoint={receiver.Address}",
                "--Otlp:Protocol=http/protobuf",
                "--Logging:LogLevel:Default=Information",
                "--Logging:Console:FormatterName=json",
                "--Messaging:MostAttempts=1",
                "--Calls:DefaultDeadline=00:05:00",
                "--Contacts:Store:Provider=Postgres",
                $"--Contacts:Store:ConnectionString={_contacts}",
            ]
        );
        var client = suite.ClientOf(suite.Key!);
        var token = await File.ReadAllTextAsync(Path.Combine(_data, "identity.key"));
        Secrets = [suite.Key!, token.Trim()];
        await ObservedLife.LiveAsync(client);
        await ObservedLife.BeRefusedAsync(client, suite);
        await ObservedLife.BeLimitedAsync(client, suite);
        await ObservedLife.CallAsync(suite);
        await FailAsync(client);
        Assert.Equal(0, await suite.StopAsync());
        var output = await suite.ReadOutputAsync();
        Logs =
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Except(suite.Lines, StringComparer.Ordinal),
            .. suite.Lines.Where(line => line.StartsWith('{')),
        ];
        _receiver = receiver;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_receiver is not null)
            await _receiver.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    private async Task FailAsync(CrmClient client)
    {
        await using (var postgres = new NpgsqlConnection(_contacts))
            await ExecuteAsync(
                postgres,
                $"ALTER TABLE contacts ADD CONSTRAINT refused CHECK (display_name NOT LIKE '{Markers.Refused}%')"
            );
        Assert.Equal(
            HttpStatusCode.InternalServerError,
            (
                await client.PostAsync(
                    "/v1/contacts",
                    new
                    {
                        displayName = Markers.Refused,
                        emails = new[] { new { address = Markers.Email } },
                    }
                )
            ).Status
        );
        await BreakAsync("tickets", "tickets");
        Assert.Equal(
            HttpStatusCode.InternalServerError,
            (
                await client.PostAsync(
                    "/v1/tickets",
                    new
                    {
                        requester = new { email = Markers.Requester },
                        kind = "REQUEST",
                        subject = Markers.Lost,
                    }
                )
            ).Status
        );
        await BreakAsync("segmentation", "profiles");
        await Answers.MustAsync(
            client.PostAsync("/v1/contacts", new { displayName = Markers.Lost })
        );
        await Until.TrueAsync(async () =>
            (await client.GetAsync("/v1/dead-letters"))
                .Body.GetProperty("deadLetters")
                .GetArrayLength() > 0
        );
    }

    private async Task BreakAsync(string service, string table)
    {
        await using var store = new SqliteConnection(
            $"Data Source={Path.Combine(_data, service + ".db")}"
        );
        await ExecuteAsync(store, $"ALTER TABLE {table} RENAME TO gone");
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection store, string sql)
    {
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>One life for all tests that look at it.</summary>
[CollectionDefinition(nameof(ObservedSuite))]
public sealed class ObservedSuiteCollection : ICollectionFixture<ObservedSuite>;
