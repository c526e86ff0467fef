using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Crm.Contacts.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Imports.Tests.World;

/// <summary>A world in which customers are added one by one, while a test holds back what is written.</summary>
internal sealed class GroupedWorks : IAsyncDisposable
{
    // Shorter than the time after which a statement ends by itself.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Channel<int> _sizes = Channel.CreateUnbounded<int>();
    private readonly MeterListener _listener = new();

    private GroupedWorks(ImportWorld world, HeldTimers timers)
    {
        (World, Timers) = (world, timers);
        var meters = world.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Name == StoreTelemetry.GroupSize
                && ReferenceEquals(instrument.Meter.Scope, meters)
            )
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, size, _, _) => _sizes.Writer.TryWrite(size));
        _listener.Start();
    }

    public ImportWorld World { get; }

    public HeldTimers Timers { get; }

    public static async Task<GroupedWorks> CreateAsync(StoreEngine engine)
    {
        var timers = new HeldTimers();
        return new GroupedWorks(await ImportWorld.CreateAsync(engine, time: timers), timers);
    }

    /// <summary>Lets nobody write until the hold is disposed.</summary>
    public async Task<IAsyncDisposable> HoldAsync()
    {
        var hold = new Hold();
        if (World.Store.Engine == StoreEngine.Sqlite)
            hold.Turn = await World
                .Services.GetRequiredService<WriteGate>()
                .EnterAsync(WritePriority.Request, CancellationToken.None);
        else
            hold.Connection = await InTransactionAsync("LOCK TABLE customers IN EXCLUSIVE MODE");
        return hold;
    }

    /// <summary>A connection to PostgreSQL in a transaction that has executed a statement.</summary>
    public async Task<NpgsqlConnection> InTransactionAsync(string statement)
    {
        var connection = new NpgsqlConnection(World.Store.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {statement}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Adds a customer; when it returns, its work has joined those that wait.</summary>
    public Task<Customer> AddAsync(string key, CancellationToken cancellationToken = default) =>
        World.InScopeAsync(services =>
            services
                .GetRequiredService<WorkRunner>()
                .RunAsync(
                    () =>
                    {
                        var customer = Customer.Create("default", key, key, "Norway");
                        services.GetRequiredService<WorldDbContext>().Customers.Add(customer);
                        services
                            .GetRequiredService<ChangeLog>()
                            .Created(
                                "customer",
                                $"{customer.Id}",
                                customer.Version,
                                DateTimeOffset.UnixEpoch,
                                new Contact { DisplayName = key }
                            );
                        return Task.FromResult(customer);
                    },
                    cancellationToken
                )
        );

    /// <summary>Waits until the next group leaves, and says how large it is.</summary>
    public Task<int> LeavesAsync() => _sizes.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>How many groups have left that nobody has asked about.</summary>
    public int Left => _sizes.Reader.Count;

    public async Task<IReadOnlyList<string>> KeysAsync() =>
        [.. (await World.CustomersAsync()).Select(customer => customer.Key)];

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return World.DisposeAsync();
    }

    private sealed class Hold : IAsyncDisposable
    {
        public IDisposable? Turn { get; set; }

        public NpgsqlConnection? Connection { get; set; }

        public ValueTask DisposeAsync()
        {
            Turn?.Dispose();
            return Connection?.DisposeAsync() ?? ValueTask.CompletedTask;
        }
    }
}
