using System.Security.Cryptography;
using Crm.ServiceDefaults.Identity;
using Crm.Testing;
using Crm.Testing.Processes;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Crm.Benchmarks.Parts;

/// <summary>Five processes, each with a database of its own on one PostgreSQL server.</summary>
internal sealed class ProductOnPostgres : Product
{
    private const string KeyId = "benchmark";

    private readonly ProcessSuite _suite;
    private readonly string _secret;

    private ProductOnPostgres(ProcessSuite suite, string secret)
        : base(suite) => (_suite, _secret) = (suite, secret);

    public override IReadOnlyList<IMeasuredProcess> Store =>
        [new StoreProcesses(new NpgsqlConnectionStringBuilder(Contacts).Port)];

    private string Contacts => _suite.StoreOf("contacts");

    /// <summary>Starts it. Migrations are jobs that run before: what is measured is a start on a store that is ready.</summary>
    /// <param name="program">What starts a service.</param>
    public static async Task<ProductOnPostgres> StartAsync(
        Func<string, IReadOnlyList<string>> program
    )
    {
        var server =
            await PostgresServer.FindAsync()
            ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var suite = await ProcessSuite.StartAsync(
            server,
            new ProcessSettings
            {
                Replicas = 1,
                Program = program,
                // Further replicas are pinned: the second to the first processor, the third to the second.
                Prefix = (_, replica) => replica == 1 ? [] : ["taskset", "-c", $"{replica - 2}"],
                ConnectionOptions = "Maximum Pool Size=40",
                TakesCrashOrders = false,
                Settings =
                [
                    ("Identity:Keys:0:Id", KeyId),
                    ("Identity:Keys:0:Secret", secret),
                    .. Quotas.Settings,
                ],
            }
        );
        return new ProductOnPostgres(suite, secret);
    }

    public override async Task<(string Provider, string Connection)> PrepareFloorAsync()
    {
        await using var source = NpgsqlDataSource.Create(Contacts);
        await using var command = source.CreateCommand(
            """
            DROP SCHEMA IF EXISTS floor CASCADE;
            CREATE SCHEMA floor;
            CREATE TABLE floor.contacts (LIKE public.contacts INCLUDING ALL);
            INSERT INTO floor.contacts SELECT * FROM public.contacts;
            ANALYZE;
            """
        );
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
        return ("postgres", Contacts);
    }

    public override async Task<IReadOnlyList<string>> SampleIdsAsync(int count)
    {
        await using var source = NpgsqlDataSource.Create(Contacts);
        await using var command = source.CreateCommand(
            $"SELECT id::text FROM public.contacts ORDER BY md5(id::text) LIMIT {count}"
        );
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await rows.ReadAsync())
            ids.Add(rows.GetString(0));
        return ids;
    }

    /// <summary>One more replica of contacts, pinned to a processor.</summary>
    public Task<ProductProcess> StartReplicaAsync(int core) =>
        _suite.StartReplicaAsync("contacts", core + 2);

    /// <summary>What a service sees of a caller who may do everything in tenant <c>default</c>.</summary>
    public Metadata IdentityHeaders()
    {
        var options = new IdentityOptions { Lifetime = TimeSpan.FromHours(1) };
        options.Keys.Add(new IdentityKey { Id = KeyId, Secret = _secret });
        var tokens = new IdentityTokens(Options.Create(options), TimeProvider.System);
        return new Metadata
        {
            { IdentityTokens.MetadataKey, tokens.Mint(Caller.System("default", "benchmark", "*")) },
        };
    }
}
