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

    private ProcessSuite() { }

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
        var suite = new ProcessSuite();
        try
        {
            settings ??= new ProcessSettings();
            await suite.PrepareAsync(server, settings);
            await Task.WhenAll(
                Services.Select(service => MigrateAsync(suite.Of(service)[0], settings))
            );
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

    private async Task PrepareAsync(PostgresServer server, ProcessSettings settings)
    {
        var run = Guid.NewGuid().ToString("N");
        foreach (var service in Services)
            _databases[service] = await server.CreateDatabaseAsync($"crm_{run}_{service}");
        var grpc = Services.ToDictionary(
            service => service,
            _ => Enumerable.Range(0, settings.Replicas).Select(_ => Address()).ToArray(),
            StringComparer.Ordinal
        );
        var common = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__Provider"] = "Postgres",
            ["Identity__Keys__0__Id"] = "tests",
            ["Identity__Keys__0__Secret"] = Convert.ToBase64String(
                RandomNumberGenerator.GetBytes(32)
            ),
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (service, addresses) in grpc)
            common[$"Services__{service}"] = string.Join(',', addresses);
        foreach (var (key, value) in settings.Settings)
            common[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        foreach (var service in Services)
        {
            for (var replica = 1; replica <= settings.Replicas; replica++)
                Add(service, replica, grpc[service][replica - 1], common, settings);
        }
    }

    private void Add(
        string service,
        int replica,
        string address,
        IReadOnlyDictionary<string, string> common,
        ProcessSettings settings
    )
    {
        var environment = new Dictionary<string, string>(common, StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = _databases[service],
            ["Listen__Grpc"] = address,
        };
        if (service == "gateway")
        {
            var rest = Address();
            environment["Listen__Http"] = rest;
            _rest.Add(new Uri(rest));
            _grpc.Add(new Uri(address));
        }
        _processes.Add(
            new ProductProcess(
                service,
                replica,
                [.. settings.Prefix(service, replica), .. settings.Program(service)],
                environment,
                _folder,
                new Uri(address)
            )
        );
    }

    private string Address() => $"http://127.0.0.1:{_ports.Next()}";

    private static async Task MigrateAsync(ProductProcess process, ProcessSettings settings)
    {
        await settings.BeforeMigration(process);
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
