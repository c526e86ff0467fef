using System.Diagnostics.Metrics;

namespace Crm.Gateway.Limits;

/// <summary>Counts what was refused.</summary>
internal sealed class LimitMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "Crm.Gateway.Limits";

    private readonly Counter<long> _refused = meters
        .Create(Meter)
        .CreateCounter<long>(
            "crm.gateway.requests.limited",
            "{request}",
            "Requests that a quota refused, by the limit: caller, tenant or address."
        );

    public void Refused(string limit) =>
        _refused.Add(1, new KeyValuePair<string, object?>("limit", limit));
}
