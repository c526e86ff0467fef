using System.Diagnostics.Metrics;
using Crm.Gateway.Caching;
using Crm.Gateway.Limits;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>A Redis server, and as many replicas that use it as a test wants.</summary>
public sealed class RedisWorld : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMetrics()
        .BuildServiceProvider();
    private readonly List<RedisConnection> _connections = [];
    private RedisServer? _server;
    private ConnectionMultiplexer? _client;

    internal RedisServer Server => _server!;

    /// <summary>A client beside the product, to see what is really there.</summary>
    internal IDatabase Database => _client!.GetDatabase();

    internal CapturedLogs Logs { get; } = new();

    /// <summary>Where the connections measure.</summary>
    internal IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _client = await ConnectionMultiplexer.ConnectAsync(
            $"{_server.ConnectionString},abortConnect=false,allowAdmin=true"
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.StopAsync(CancellationToken.None);
            connection.Dispose();
        }
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>A replica's way to the server; to be started when everybody who listens has said so.</summary>
    /// <param name="patience">How long it waits for an answer.</param>
    /// <param name="logs">Where it logs; with all the others when left out.</param>
    internal RedisConnection NewConnection(TimeSpan? patience = null, CapturedLogs? logs = null)
    {
        var connection = new RedisConnection(
            Options.Create(
                new RedisOptions
                {
                    ConnectionString = Server.ConnectionString,
                    Timeout = patience ?? TimeSpan.FromSeconds(10),
                    RetryInterval = TimeSpan.FromMilliseconds(50),
                }
            ),
            new RedisMetrics(Meters),
            TimeProvider.System,
            (logs ?? Logs).For<RedisConnection>()
        );
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Starts the server again, and waits until the client beside the product has found it.</summary>
    internal async Task StartAgainAsync()
    {
        await Server.StartAgainAsync();
        await Until.TrueAsync(async () =>
        {
            try
            {
                await Database.PingAsync();
                return true;
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                return false;
            }
        });
    }

    /// <summary>The quotas of a replica.</summary>
    internal async Task<(SharedQuotas Quotas, RedisConnection Connection)> NewQuotasAsync(
        TimeSpan? patience = null
    )
    {
        var connection = NewConnection(patience);
        await connection.StartAsync(CancellationToken.None);
        await Until.TrueAsync(() => connection.IsUp);
        return (
            new SharedQuotas(
                connection,
                new MemoryQuotas(TimeProvider.System),
                TimeProvider.System
            ),
            connection
        );
    }

    /// <summary>How many scripts the server has run.</summary>
    internal async Task<long> CountScriptsAsync()
    {
        var answer = (string)(await Database.ExecuteAsync("INFO", "commandstats"))!;
        return answer
            .Split('\n')
            .Where(line => line.StartsWith("cmdstat_eval", StringComparison.Ordinal))
            .Sum(line =>
                long.Parse(
                    line.Split("calls=")[1].Split(',')[0],
                    System.Globalization.CultureInfo.InvariantCulture
                )
            );
    }
}
