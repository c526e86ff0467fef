using System.Diagnostics.Metrics;

namespace Crm.Gateway.Caching;

/// <summary>Tells whether Redis answers.</summary>
internal sealed class RedisMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "Crm.Gateway.Redis";

    private volatile bool _isUp;

    public RedisMetrics(IMeterFactory meters)
    {
        meters
            .Create(Meter)
            .CreateObservableGauge(
                "crm.gateway.redis.up",
                () => _isUp ? 1 : 0,
                description: "1 while Redis answers, 0 while quotas and caches are the replica's own."
            );
    }

    public bool IsUp
    {
        set => _isUp = value;
    }
}
