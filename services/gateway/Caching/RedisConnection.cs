using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Crm.Gateway.Caching;

/// <summary>
/// The connection to Redis, which nothing depends on: a command that fails or is late opens the circuit, and from then on nobody asks
/// until the server has answered in the background.
/// </summary>
internal sealed partial class RedisConnection(
    IOptions<RedisOptions> options,
    RedisMetrics metrics,
    TimeProvider time,
    ILogger<RedisConnection> logger
) : BackgroundService
{
    private readonly List<(string Channel, Action<string> Heard)> _listeners = [];
    private readonly RedisOptions _options = options.Value;
    private readonly SemaphoreSlim _lost = new(0);
    private ConnectionMultiplexer? _multiplexer;
    private bool _isListening;
    private int _isUp;
    private bool _wasTold;

    /// <summary>Whether commands are sent now.</summary>
    public bool IsUp => Volatile.Read(ref _isUp) == 1;

    /// <summary>Redis answers, for the first time or again.</summary>
    public event Action? Restored;

    /// <summary>Runs a script on one key.</summary>
    /// <returns>Its numbers; null when Redis is not to be had.</returns>
    public Task<long[]?> EvaluateAsync(string script, string key, params RedisValue[] arguments) =>
        TryAsync<long[]>(async database =>
            (long[])(await database.ScriptEvaluateAsync(script, [Name(key)], arguments))!
        );

    /// <summary>The value of a key; null when there is none, or when Redis is not to be had.</summary>
    public Task<byte[]?> GetAsync(string key) =>
        TryAsync<byte[]>(async database => (byte[]?)await database.StringGetAsync(Name(key)));

    /// <summary>Sets a key for a while. Nobody waits for it.</summary>
    public void Set(string key, byte[] value, TimeSpan lifetime) =>
        _ = TryAsync<object>(async database =>
            await database.StringSetAsync(Name(key), value, lifetime)
        );

    /// <summary>Removes a key. Nobody waits for it.</summary>
    public void Remove(string key) =>
        _ = TryAsync<object>(async database => await database.KeyDeleteAsync(Name(key)));

    /// <summary>Tells all who listen. Nobody waits for it.</summary>
    public void Tell(string channel, string message) =>
        _ = TryAsync<object>(async database =>
            await database.PublishAsync(Channel(channel), message)
        );

    /// <summary>Hears what is told, by this process too. To be called before the connection is started.</summary>
    public void Listen(string channel, Action<string> heard) => _listeners.Add((channel, heard));

    /// <summary>Gives the server a moment to answer, then starts without it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_options.IsConfigured)
            return;
        await AskAsync();
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        Volatile.Write(ref _isUp, 0);
        base.Dispose();
        _multiplexer?.Dispose();
        _lost.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (IsUp)
                await _lost.WaitAsync(stoppingToken);
            else if (!await AskAsync())
                await Task.Delay(_options.RetryInterval, time, stoppingToken);
        }
    }

    private async Task<bool> AskAsync()
    {
        try
        {
            _multiplexer ??= await ConnectAsync();
            if (!_multiplexer.IsConnected)
                throw new TimeoutException("There is no connection.");
            if (!_isListening)
                await ListenAsync(_multiplexer.GetSubscriber());
            _isListening = true;
            await Task.WhenAll(
                    _multiplexer.GetDatabase().PingAsync(),
                    _multiplexer.GetSubscriber().PingAsync()
                )
                .WaitAsync(_options.Timeout, time);
        }
        catch (Exception exception)
        {
            TellLost(exception);
            return false;
        }
        Volatile.Write(ref _isUp, 1);
        metrics.IsUp = true;
        if (_wasTold)
            LogRestored();
        _wasTold = false;
        Restored?.Invoke();
        return true;
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var configuration = ConfigurationOptions.Parse(_options.ConnectionString);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = 1_000;
        configuration.ClientName ??= "crm-gateway";
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(configuration);
        multiplexer.ConnectionFailed += (_, failure) => Lose(failure.Exception);
        return multiplexer;
    }

    // Once is enough: the client listens again when it is connected again.
    private Task ListenAsync(ISubscriber subscriber) =>
        Task.WhenAll(
                _listeners.Select(listener =>
                    subscriber.SubscribeAsync(
                        Channel(listener.Channel),
                        (_, message) => listener.Heard(message!)
                    )
                )
            )
            .WaitAsync(_options.Timeout, time);

    // Whatever the client throws, the request goes on without Redis.
    private async Task<T?> TryAsync<T>(Func<IDatabase, Task<T?>> command)
        where T : class
    {
        if (!IsUp || _multiplexer is not { } multiplexer)
            return null;
        try
        {
            return await command(multiplexer.GetDatabase()).WaitAsync(_options.Timeout, time);
        }
        catch (Exception exception)
        {
            Lose(exception);
            return null;
        }
    }

    private void Lose(Exception? exception)
    {
        if (Interlocked.Exchange(ref _isUp, 0) == 0)
            return;
        metrics.IsUp = false;
        TellLost(exception);
        _lost.Release();
    }

    private void TellLost(Exception? exception)
    {
        if (_wasTold)
            return;
        _wasTold = true;
        LogLost(exception?.GetType().Name ?? "");
    }

    private RedisChannel Channel(string name) => new(Name(name), RedisChannel.PatternMode.Literal);

    private string Name(string key) => $"{_options.Prefix}:{key}";

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Redis does not answer ({Failure}): until it does, this replica counts and remembers for itself"
    )]
    private partial void LogLost(string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers again")]
    private partial void LogRestored();
}
