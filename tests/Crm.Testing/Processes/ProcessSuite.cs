using System.Data.Common;
using System.Security.Cryptography;
using Npgsql;

namespace Crm.Testing.Processes;

/// <summary>How the processes of a <see cref="ProcessSuite"/> are started.</summary>
public sealed record ProcessSettings
{
    /// <summary>How many processes each service has.</summary>
    public int Replicas { get; init; } = 2;

    /// <summary>Settings of all services, such as <c>("Messaging:PollInterval", "00:00:00.5")</c>.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>Further words of the connection strings, such as <c>Maximum Pool Size=40</c>.</summary>
    public string ConnectionOptions { get; init; } = "";

    /// <summary>Whether the processes can be told to die at a named point.</summary>
    public bool TakesCrashOrders { get; init; } = true;

    /// <summary>The program of a service, with what starts it; as this build made it when left out.</summary>
    public Func<string, IReadOnlyList<string>> Program { get; init; } = ProductFiles.CommandOf;

    /// <summary>What stands before the command of a process, such as <c>taskset -c 0</c>; by the service and the number of the replica.</summary>
    public Func<string, int, IReadOnlyList<string>> Prefix { get; init; } = (_, _) => [];

    /// <summary>What runs before the migrations, such as to kill one of them; by the process that migrates.</summary>
    public Func<ProductProcess, Task> BeforeMigration { get; init; } = _ => Task.CompletedTask;
}

/// <summary>
/// The product as it runs in earnest: each service as several processes, each with a PostgreSQL database, behind gateways that balance
/// over all of them.
/// </summary>
public sealed class ProcessSuite : RunningProduct
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-processes-").FullName;
    private readonly PortReservation _ports = new();
    private readonly Dictionary<string, string> _databases = new(StringComparer.Ordinal);
    private readonly List<ProductProcess> _processes = [];
    private readonly List<Uri> _rest = [];
    private readonly List<Uri> _grpc = [];
    private readonly ProcessSettings _settings;
    private Dictionary<string, string> _common = new(StringComparer.Ordinal);

    private ProcessSuite(ProcessSettings settings) => _settings = settings;

    /// <inheritdoc />
    public override IReadOnlyList<ProductProcess> Processes => _processes;

    /// <inheritdoc />
    public override IReadOnlyList<Uri> RestDoors => _rest;

    /// <inheritdoc />
    public override IReadOnlyList<Uri> GrpcDoors => _grpc;

    /// <summary>Makes a database for each service, migrates them, makes a key, starts all processes and returns when they take calls.</summary>
    /// <param name="server">Where the databases are.</param>
    /// <param name="settings">How the processes are started.</param>
    public static async Task<ProcessSuite> StartAsync(
        PostgresServer server,
        ProcessSettings? settings = null
    )
    {
        var suite = new ProcessSuite(settings ?? new ProcessSettings());
        try
        {
            await suite.PrepareAsync(server);
            await Task.WhenAll(Services.Select(suite.MigrateAsync));
            suite.AdminKey = await suite.CreateKeyAsync();
            await suite.StartAsync();
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<ProductProcess> Of(string service) =>
        _processes.FindAll(process => process.Service == service);

    /// <summary>One more replica of a service, ready, for a caller who knows of it; the others do not. To be disposed by the caller.</summary>
    /// <param name="service">The service.</param>
    /// <param name="number">Its number as <see cref="ProcessSettings.Prefix"/> gets it.</param>
    public async Task<ProductProcess> StartReplicaAsync(string service, int number)
    {
        var replica = Make(service, number, Address(), _common);
        await replica.StartAsync();
        return replica;
    }

    /// <summary>The connection string of a service's database.</summary>
    public string StoreOf(string service) => _databases[service];

    /// <inheritdoc />
    public override async Task<DbConnection> OpenStoreAsync(string service)
    {
        var connection = new NpgsqlConnection($"{_databases[service]};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _ports.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task PrepareAsync(PostgresServer server)
    {
        var run = Guid.NewGuid().ToString("N");
        foreach (var service in Services)
            _databases[service] =
                $"{await server.CreateDatabaseAsync($"crm_{run}_{service}")};{_settings.ConnectionOptions}";
        var grpc = Services.ToDictionary(
            service => service,
            _ => Enumerable.Range(0, _settings.Replicas).Select(_ => Address()).ToArray(),
            StringComparer.Ordinal
        );
        _common = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__Provider"] = "Postgres",
            ["Identity__Keys__0__Id"] = "tests",
            ["Identity__Keys__0__Secret"] = Convert.ToBase64String(
                RandomNumberGenerator.GetBytes(32)
            ),
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (service, addresses) in grpc)
            _common[$"Services__{service}"] = string.Join(',', addresses);
        foreach (var (key, value) in _settings.Settings)
            _common[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        foreach (var service in Services)
        {
            for (var replica = 1; replica <= _settings.Replicas; replica++)
                Add(service, replica, grpc[service][replica - 1]);
        }
    }

    private void Add(string service, int replica, string address)
    {
        var environment = new Dictionary<string, string>(_common, StringComparer.Ordinal);
        if (service == "gateway")
        {
            var rest = Address();
            environment["Listen__Http"] = rest;
            _rest.Add(new Uri(rest));
            _grpc.Add(new Uri(address));
        }
        _processes.Add(Make(service, replica, address, environment));
    }

    private ProductProcess Make(
        string service,
        int replica,
        string address,
        IReadOnlyDictionary<string, string> environment
    ) =>
        new(
            service,
            replica,
            [.. _settings.Prefix(service, replica), .. _settings.Program(service)],
            new Dictionary<string, string>(environment, StringComparer.Ordinal)
            {
                ["Store__ConnectionString"] = _databases[service],
                ["Listen__Grpc"] = address,
            },
            _folder,
            new Uri(address),
            _settings.TakesCrashOrders
        );

    private string Address() => $"http://127.0.0.1:{_ports.Next()}";

    private async Task MigrateAsync(string service)
    {
        var process = Of(service)[0];
        await _settings.BeforeMigration(process);
        var (exitCode, output) = await process.RunAsync("migrate");
        if (exitCode != 0)
            throw new InvalidOperationException($"{process.Name} does not migrate: {output}");
    }

    private async Task<string> CreateKeyAsync()
    {
        var (exitCode, output) = await Of("gateway")[0]
            .RunAsync("admin", "create-key", "--tenant", DefaultTenant);
        return exitCode == 0
            ? output.Split('\n').First(line => line.StartsWith("crm_", StringComparison.Ordinal))
            : throw new InvalidOperationException($"There is no key: {output}");
    }
}
