using System.Diagnostics;
using System.Security.Cryptography;
using Crm.ServiceDefaults.Identity;
using Crm.Testing;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Crm.Benchmarks.Parts;

/// <summary>Five processes, each with a database of its own on one PostgreSQL server.</summary>
internal sealed class ProductOnPostgres : Product
{
    private const string KeyId = "benchmark";

    private static readonly (string Service, string Program)[] Services =
    [
        ("contacts", "Contacts"),
        ("interactions", "Interactions"),
        ("tickets", "Tickets"),
        ("segmentation", "Segmentation"),
        ("gateway", "Gateway"),
    ];

    private static int _products;

    private readonly Programs _programs;
    private readonly string _secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly Dictionary<string, (int Grpc, int Http)> _ports = Services.ToDictionary(
        one => one.Service,
        _ => (ServiceProcess.FreePort(), ServiceProcess.FreePort())
    );
    private readonly Dictionary<string, string> _stores = new(StringComparer.Ordinal);
    private readonly List<ServiceProcess> _processes = [];

    private ProductOnPostgres(Programs programs) => _programs = programs;

    public override Uri Rest => new($"http://127.0.0.1:{_ports["gateway"].Http}");

    public override IReadOnlyList<ServiceProcess> Processes => _processes;

    public override IReadOnlyList<IMeasuredProcess> Store =>
        [new StoreProcesses(new NpgsqlConnectionStringBuilder(_stores["contacts"]).Port)];

    public static async Task<ProductOnPostgres> StartAsync(Programs programs)
    {
        var server =
            await PostgresServer.FindAsync()
            ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var product = new ProductOnPostgres(programs);
        // One product may come after another on the same server.
        var name = $"bench_{Interlocked.Increment(ref _products)}";
        foreach (var (service, _) in Services)
            product._stores[service] = await server.CreateDatabaseAsync($"{name}_{service}");
        // Migrations are a job of their own: what is measured is a start on a store that is ready.
        await Task.WhenAll(Services.Select(one => product.RunAsync(one, "migrate")));
        var clock = Stopwatch.StartNew();
        product._processes.AddRange(
            await Task.WhenAll(Services.Select(one => product.StartServiceAsync(one)))
        );
        product.TimeToReady = clock.Elapsed;
        var key = await product.RunAsync(
            Services[^1],
            "admin",
            "create-key",
            "--tenant",
            "default"
        );
        await product.MakeKeysAsync(
            key.Split('\n').Last(line => line.StartsWith("crm_", StringComparison.Ordinal)).Trim()
        );
        return product;
    }

    public override async Task<(string Provider, string Connection)> PrepareFloorAsync()
    {
        await using var source = NpgsqlDataSource.Create(_stores["contacts"]);
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
        return ("postgres", _stores["contacts"]);
    }

    public override async Task<IReadOnlyList<string>> SampleIdsAsync(int count)
    {
        await using var source = NpgsqlDataSource.Create(_stores["contacts"]);
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
    public async Task<Replica> StartReplicaAsync(int core)
    {
        var (grpc, http) = (ServiceProcess.FreePort(), ServiceProcess.FreePort());
        var process = await ServiceProcess.StartAsync(
            $"contacts-{core}",
            [
                _programs.PathOf(Services[0].Program),
                .. SettingsOf("contacts"),
                $"--Listen:Grpc=http://127.0.0.1:{grpc}",
                $"--Listen:Http=http://127.0.0.1:{http}",
            ],
            new Uri($"http://127.0.0.1:{http}/healthz/ready"),
            core: core
        );
        return new Replica(process, new Uri($"http://127.0.0.1:{grpc}"));
    }

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

    public override async ValueTask DisposeAsync()
    {
        // The gateway first: it calls the others.
        foreach (var process in _processes.AsEnumerable().Reverse())
            await process.DisposeAsync();
    }

    private IEnumerable<string> SettingsOf(string service) =>
        [
            "--Store:Provider=Postgres",
            $"--Store:ConnectionString={_stores[service]};Maximum Pool Size=40",
            $"--Identity:Keys:0:Id={KeyId}",
            $"--Identity:Keys:0:Secret={_secret}",
            $"--Listen:Grpc=http://127.0.0.1:{_ports[service].Grpc}",
            $"--Listen:Http=http://127.0.0.1:{_ports[service].Http}",
            .. Quotas.Arguments,
            .. _ports.Select(one => $"--Services:{one.Key}=http://127.0.0.1:{one.Value.Grpc}"),
        ];

    private Task<ServiceProcess> StartServiceAsync((string Service, string Program) one) =>
        ServiceProcess.StartAsync(
            one.Service,
            [_programs.PathOf(one.Program), .. SettingsOf(one.Service)],
            new Uri($"http://127.0.0.1:{_ports[one.Service].Http}/healthz/ready")
        );

    private async Task<string> RunAsync(
        (string Service, string Program) one,
        params string[] command
    )
    {
        var (exitCode, output) = await Tools.RunAsync(
            "dotnet",
            [_programs.PathOf(one.Program), .. command, .. SettingsOf(one.Service)]
        );
        return exitCode == 0
            ? output
            : throw new InvalidOperationException($"{one.Service} ended with {exitCode}: {output}");
    }
}
