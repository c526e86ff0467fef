using Crm.Testing;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>Two products, each with its own stores, whose gateways count in one Redis. The second lets strangers in seldom.</summary>
public sealed class LimitedHosts : IAsyncLifetime
{
    /// <summary>How many requests an address may make without a credential, at the second product.</summary>
    public const int Anonymous = 12;

    private RedisServer? _redis;
    private LimitedHost? _one;
    private LimitedHost? _two;

    internal RedisServer Redis => _redis!;

    internal CrmHost One => _one!;

    internal CrmHost Two => _two!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        string[] shared =
        [
            $"--Gateway:Redis:ConnectionString={_redis.ConnectionString}",
            "--Gateway:Redis:Timeout=00:00:10",
            "--Gateway:Redis:RetryInterval=00:00:00.1",
        ];
        _one = new LimitedHost(shared);
        _two = new LimitedHost([
            .. shared,
            $"--Gateway:Limits:Anonymous:Requests={Anonymous}",
            "--Gateway:Limits:Anonymous:WindowSeconds=86400",
            "--Gateway:Limits:TrustedProxies:0=127.0.0.0/8",
        ]);
        await _one.InitializeAsync();
        await _two.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_one is not null)
            await _one.DisposeAsync();
        if (_two is not null)
            await _two.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }

    private sealed class LimitedHost(string[] arguments) : CrmHost
    {
        protected override IEnumerable<string> FurtherArguments => arguments;
    }
}
