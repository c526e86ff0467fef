using System.Data.Common;
using System.Diagnostics;
using Crm.AllInOne;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Crm.Testing;

/// <summary>The whole product behind its real doors, in the test process, on one kind of store. Shared by the tests of an assembly.</summary>
public abstract class CrmHost : IAsyncLifetime
{
    /// <summary>The names of all services.</summary>
    public static IReadOnlyList<string> Services { get; } =
    ["gateway", "contacts", "interactions", "segmentation", "tickets"];

    // Quintiles are ranked a moment after orders changed; profiles are made anew and rules evaluated by operations.
    private const string WaitingWork =
        "SELECT (SELECT count(*) FROM quintile_marks) + (SELECT count(*) FROM operations WHERE NOT is_done)";

    private const string WaitingEvents =
        "SELECT (SELECT COUNT(*) FROM outbox_events WHERE status = 0) + (SELECT COUNT(*) FROM event_deliveries)";

    private readonly Dictionary<string, string> _stores = new(StringComparer.Ordinal);
    private Suite? _suite;
    private GrpcChannel? _channel;
    private int _tenants;

    /// <summary>The folder of the host.</summary>
    public string DataFolder { get; } = Directory.CreateTempSubdirectory("crm-test-").FullName;

    /// <summary>Where the REST API is.</summary>
    public Uri Rest => Running.Rest;

    /// <summary>Where the gRPC API is.</summary>
    public Uri Grpc => Running.Grpc;

    /// <summary>The key that may do everything, in tenant <c>default</c>.</summary>
    public string AdminKey { get; private set; } = "";

    /// <summary>A channel to the gRPC door.</summary>
    public GrpcChannel Channel => _channel ??= GrpcChannel.ForAddress(Grpc);

    private Suite Running =>
        _suite ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>Skips the test where the store is not to be had, and starts the host at the first use.</summary>
    public async ValueTask InitializeAsync()
    {
        var arguments = new List<string>
        {
            "--data",
            DataFolder,
            "--Gateway:RestPort=0",
            "--Gateway:GrpcPort=0",
            "--Logging:LogLevel:Default=Warning",
            // A busy machine must not take a section away.
            "--Gateway:Overview:SectionDeadline=00:01:00",
        };
        if (!await IsAvailableAsync())
            return;
        foreach (var service in Services)
            arguments.AddRange(await StoreArgumentsAsync(service));
        _suite = await Suite.StartAsync([.. arguments, .. FurtherArguments]);
        AdminKey = _suite.FirstApiKey ?? "";
    }

    /// <summary>Stops the host.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _channel?.Dispose();
        if (_suite is not null)
            await _suite.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(DataFolder, recursive: true);
    }

    /// <summary>Skips the test, with the reason, when the store is not to be had here. Call it first.</summary>
    public void Demand()
    {
        if (_suite is null)
            Tools.Missing<Suite>(WhyMissing);
    }

    /// <summary>A client with a key of a tenant of its own, so that tests do not see each other's data.</summary>
    /// <param name="settings">Settings of the tenant, such as <c>new { timeZone = "Europe/Berlin" }</c>.</param>
    public async Task<CrmClient> NewTenantAsync(object? settings = null)
    {
        var id = $"tenant-{Interlocked.Increment(ref _tenants)}";
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id };
        foreach (var property in settings?.GetType().GetProperties() ?? [])
            body[property.Name] = property.GetValue(settings);
        var tenant = await ClientOf(AdminKey, "default").PostAsync("/v1/tenants", body);
        return ClientOf(tenant.Body.GetProperty("initialApiKey").GetString()!, id);
    }

    /// <summary>A client with the given key; null for none.</summary>
    public CrmClient ClientOf(string? key, string tenant = "") => new(this, key, tenant);

    /// <summary>The store of a service, to see what is really there.</summary>
    public async Task<DbConnection> OpenStoreAsync(string service)
    {
        DbConnection connection = _stores.TryGetValue(service, out var postgres)
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(DataFolder, service + ".db")}");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>One value from the store of a service.</summary>
    public async Task<T> ScalarAsync<T>(
        string service,
        string sql,
        params (string Name, object Value)[] parameters
    )
    {
        await using var connection = await OpenStoreAsync(service);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        var result = await command.ExecuteScalarAsync();
        return (T)
            Convert.ChangeType(
                result,
                typeof(T),
                System.Globalization.CultureInfo.InvariantCulture
            )!;
    }

    /// <summary>Returns when all events have arrived everywhere, with what they caused.</summary>
    /// <param name="within">How long that may take.</param>
    public async Task SettleAsync(TimeSpan? within = null)
    {
        var clock = Stopwatch.StartNew();
        // What moves on while the stores are read one after the other is seen the second time.
        for (var quiet = 0; quiet < 2; )
        {
            var waiting = 0L;
            foreach (var service in Services)
                waiting += await ScalarAsync<long>(service, WaitingEvents);
            waiting += await ScalarAsync<long>("segmentation", WaitingWork) + WaitingOnTheBus;
            quiet = waiting == 0 ? quiet + 1 : 0;
            if (waiting == 0)
                continue;
            if (clock.Elapsed > (within ?? TimeSpan.FromMinutes(5)))
                throw new TimeoutException($"{waiting} events did not arrive.");
            await Task.Delay(20);
        }
    }

    /// <summary>Where a service is; null while the host has not started.</summary>
    public Uri? AddressOf(string service) => _suite?.AddressOf(service);

    /// <summary>Events that are neither in an outbox nor where they belong.</summary>
    protected virtual long WaitingOnTheBus => 0;

    /// <summary>Settings that a derived host adds.</summary>
    protected virtual IEnumerable<string> FurtherArguments => [];

    /// <summary>Why the store is not to be had.</summary>
    protected virtual string WhyMissing => "";

    /// <summary>Whether the store is to be had.</summary>
    protected virtual Task<bool> IsAvailableAsync() => Task.FromResult(true);

    /// <summary>The settings of the store of a service.</summary>
    protected virtual Task<IEnumerable<string>> StoreArgumentsAsync(string service) =>
        Task.FromResult<IEnumerable<string>>([]);

    /// <summary>Says that the store of a service is a PostgreSQL database.</summary>
    protected IEnumerable<string> UsePostgres(string service, string connection)
    {
        _stores[service] = connection;
        var section = char.ToUpperInvariant(service[0]) + service[1..];
        return
        [
            $"--{section}:Store:Provider=Postgres",
            $"--{section}:Store:ConnectionString={connection}",
        ];
    }
}

/// <summary>The product on SQLite.</summary>
public sealed class SqliteHost : CrmHost;

/// <summary>The product on PostgreSQL; its tests are skipped where PostgreSQL is not installed.</summary>
public sealed class PostgresHost : CrmHost
{
    private readonly string _name = $"crm_{Guid.NewGuid():N}";
    private PostgresServer? _server;

    /// <inheritdoc />
    protected override string WhyMissing =>
        "PostgreSQL is not installed: apt-get install postgresql";

    /// <inheritdoc />
    protected override async Task<bool> IsAvailableAsync() =>
        (_server = await PostgresServer.FindAsync()) is not null;

    /// <inheritdoc />
    protected override async Task<IEnumerable<string>> StoreArgumentsAsync(string service) =>
        UsePostgres(service, await _server!.CreateDatabaseAsync($"{_name}_{service}"));
}
