using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Where the service listens, with the actual ports once it has started.</summary>
public sealed class ListenAddresses
{
    private readonly Dictionary<string, ListenOptions> _endpoints = new(StringComparer.Ordinal);

    /// <summary>Where gRPC calls arrive (HTTP/2 without TLS).</summary>
    public Uri Grpc =>
        Find("Grpc") ?? throw new InvalidOperationException("The service has no gRPC address.");

    /// <summary>Where HTTP/1.1 requests arrive; null when the service takes none.</summary>
    public Uri? Http => Find("Http");

    internal void Add(string name, ListenOptions endpoint) => _endpoints[name] = endpoint;

    private Uri? Find(string name)
    {
        if (
            !_endpoints.TryGetValue(name, out var options) || options.IPEndPoint is not { } endpoint
        )
            return null;
        if (endpoint.Port == 0)
            throw new InvalidOperationException(
                "The port is known only when the service has started."
            );
        // Nobody can connect to "any address": seen from this machine it is loopback.
        var address =
            endpoint.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : endpoint.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : endpoint.Address;
        return new Uri($"http://{new IPEndPoint(address, endpoint.Port)}");
    }
}
