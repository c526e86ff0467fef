using System.Net;
using System.Net.Sockets;

namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// The replicas of a service: those that are listed, or the addresses that its host name leads to. A name is looked up again now and then and after a
/// failure, as replicas come and go; what is known of those that stay is kept.
/// </summary>
internal sealed class ReplicaList
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan IntervalOfFailures = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Uri? _name;
    private readonly TimeProvider _time;
    private readonly Func<string, Task<IPAddress[]>> _resolve;
    private IReadOnlyList<Replica> _replicas = [];
    private Dictionary<IPAddress, Replica> _byAddress = [];
    private Task<IReadOnlyList<Replica>>? _lookUp;
    private DateTimeOffset _lookedUpAt;

    /// <param name="addresses">One for each replica, or a single host name that leads to all of them.</param>
    /// <param name="time">Tells when a name is looked up again.</param>
    /// <param name="resolve">Looks up a host name.</param>
    public ReplicaList(
        IReadOnlyList<Uri> addresses,
        TimeProvider time,
        Func<string, Task<IPAddress[]>> resolve
    )
    {
        (_time, _resolve) = (time, resolve);
        if (addresses is [var name] && LeadsToReplicas(name))
            _name = name;
        else
            _replicas = [.. addresses.Select(address => new Replica(address, null, time))];
    }

    /// <summary>The replicas that are known; waits only when none is.</summary>
    /// <exception cref="HttpRequestException">The name cannot be looked up, and never could.</exception>
    public ValueTask<IReadOnlyList<Replica>> GetAsync(CancellationToken cancellationToken)
    {
        if (_name is null)
            return new(_replicas);
        lock (_gate)
        {
            if (_replicas.Count > 0)
            {
                if (IsOlderThan(RefreshInterval))
                    _ = LookUp();
                return new(_replicas);
            }
            return new(LookUp().WaitAsync(cancellationToken));
        }
    }

    /// <summary>A replica did not answer: the name may lead elsewhere by now.</summary>
    public void Doubt()
    {
        if (_name is null)
            return;
        lock (_gate)
        {
            if (IsOlderThan(IntervalOfFailures))
                _ = LookUp();
        }
    }

    // By TLS the name is proven, and what stands behind it is its own business.
    private static bool LeadsToReplicas(Uri address) =>
        address.Scheme == Uri.UriSchemeHttp
        && !address.IsLoopback
        && address.HostNameType == UriHostNameType.Dns;

    private bool IsOlderThan(TimeSpan interval) =>
        (_time.GetUtcNow() - _lookedUpAt).Duration() >= interval;

    private Task<IReadOnlyList<Replica>> LookUp()
    {
        if (_lookUp is { IsCompleted: false })
            return _lookUp;
        _lookedUpAt = _time.GetUtcNow();
        using (ExecutionContext.SuppressFlow())
            _lookUp = Task.Run(LookUpAsync);
        return _lookUp;
    }

    private async Task<IReadOnlyList<Replica>> LookUpAsync()
    {
        IPAddress[] found;
        try
        {
            found = await _resolve(_name!.Host);
        }
        catch (SocketException exception)
        {
            lock (_gate)
            {
                return _replicas.Count > 0
                    ? _replicas
                    : throw new HttpRequestException(
                        HttpRequestError.NameResolutionError,
                        exception.Message,
                        exception
                    );
            }
        }
        lock (_gate)
        {
            _byAddress = found
                .Distinct()
                .ToDictionary(
                    ip => ip,
                    ip =>
                        _byAddress.GetValueOrDefault(ip)
                        ?? new Replica(
                            new UriBuilder(_name.Scheme, $"{ip}", _name.Port).Uri,
                            _name.Authority,
                            _time
                        )
                );
            return _replicas = [.. _byAddress.Values];
        }
    }
}
