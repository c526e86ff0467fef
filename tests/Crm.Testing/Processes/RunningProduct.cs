using System.Data.Common;
using System.Diagnostics;

namespace Crm.Testing.Processes;

/// <summary>The product as processes of its own, whatever the way to run it.</summary>
public abstract class RunningProduct : IAsyncDisposable
{
    /// <summary>The tenant of <see cref="AdminKey"/>.</summary>
    public const string DefaultTenant = "default";

    private const string WaitingEvents =
        "SELECT (SELECT COUNT(*) FROM outbox_events WHERE status = 0) + (SELECT COUNT(*) FROM event_deliveries)"
        + " + (SELECT COUNT(*) FROM operations WHERE NOT is_done)";

    private const string WaitingProfiles = "SELECT COUNT(*) FROM quintile_marks";

    /// <summary>The services, by their names.</summary>
    public static readonly IReadOnlyList<string> Services =
    [
        "contacts",
        "interactions",
        "segmentation",
        "tickets",
        "gateway",
    ];

    private int _tenants;

    /// <summary>All processes.</summary>
    public abstract IReadOnlyList<ProductProcess> Processes { get; }

    /// <summary>Where the REST API is: an address for each gateway.</summary>
    public abstract IReadOnlyList<Uri> RestDoors { get; }

    /// <summary>Where the gRPC API is: an address for each gateway.</summary>
    public abstract IReadOnlyList<Uri> GrpcDoors { get; }

    /// <summary>How long it took at the last start until all processes were ready.</summary>
    public TimeSpan TimeToReady => Processes.Max(process => process.TimeToReady);

    /// <summary>The key that may do everything, in the tenant <see cref="DefaultTenant"/>.</summary>
    public string AdminKey { get; protected set; } = "";

    /// <summary>The replicas of a service; the one process where all live in one.</summary>
    public abstract IReadOnlyList<ProductProcess> Of(string service);

    /// <summary>The store of a service, to see what is really there.</summary>
    public abstract Task<DbConnection> OpenStoreAsync(string service);

    /// <summary>A caller at one of the doors.</summary>
    /// <param name="key">The key.</param>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="door">Which gateway.</param>
    public CrmClient ClientOf(string key, string tenant = DefaultTenant, int door = 0) =>
        new(RestDoors[door], key, tenant);

    /// <summary>A caller with a key of a tenant of its own.</summary>
    /// <param name="door">Which gateway.</param>
    public async Task<CrmClient> NewTenantAsync(int door = 0)
    {
        var id = $"tenant-{Interlocked.Increment(ref _tenants)}";
        var tenant = await ClientOf(AdminKey).PostAsync("/v1/tenants", new { id });
        if (!tenant.Body.TryGetProperty("initialApiKey", out _))
            throw new InvalidOperationException($"{tenant.Text}\n{Logs()}");
        return ClientOf(tenant.Body.GetProperty("initialApiKey").GetString()!, id, door);
    }

    /// <summary>Starts what does not run, and returns when everything takes calls.</summary>
    public async Task StartAsync()
    {
        foreach (var process in Processes.Where(process => !process.IsRunning))
            process.Begin();
        await Task.WhenAll(Processes.Select(process => process.WaitUntilReadyAsync()));
    }

    /// <summary>Returns when all events have arrived everywhere and long work has ended.</summary>
    /// <param name="within">How long that may take.</param>
    public async Task SettleAsync(TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        // What moves on while the stores are read one after the other is seen the second time.
        for (var quiet = 0; quiet < 2; )
        {
            var waiting = await ScalarAsync("segmentation", WaitingProfiles);
            foreach (var service in Services)
                waiting += await ScalarAsync(service, WaitingEvents);
            quiet = waiting == 0 ? quiet + 1 : 0;
            if (waiting == 0)
                continue;
            if (clock.Elapsed > within)
                throw new TimeoutException($"{waiting} events or operations did not come through.");
            await Task.Delay(100);
        }
    }

    /// <summary>A number from the store of a service.</summary>
    public async Task<long> ScalarAsync(string service, string sql)
    {
        await using var connection = await OpenStoreAsync(service);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(
            await command.ExecuteScalarAsync(),
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    /// <summary>What all processes logged last, and which failures before that, for a failure that needs an explanation.</summary>
    public string Logs(int lines = 20) =>
        string.Join(
            '\n',
            Processes.SelectMany(process =>
                process
                    .Log.SkipLast(lines)
                    .Where(IsFailure)
                    .TakeLast(lines)
                    .Concat(process.Log.TakeLast(lines))
                    .Select(line => $"{process.Name}: {line}")
            )
        );

    /// <summary>Ends all processes.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var process in Processes)
            await process.DisposeAsync();
    }

    private static bool IsFailure(string line) =>
        line.Contains(" fail: ", StringComparison.Ordinal)
        || line.Contains(" crit: ", StringComparison.Ordinal);
}
