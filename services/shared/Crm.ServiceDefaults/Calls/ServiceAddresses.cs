using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Where the other services are: section <c>Services</c>, such as <c>Services:contacts = http://contacts:8101</c>.</summary>
public sealed class ServiceAddresses(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, Func<Uri>> _known = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Says where a service is. It is asked at each call, so it may depend on a port that is not known yet.</summary>
    public void Set(string service, Func<Uri> address) => _known[service] = address;

    /// <summary>The services that are named, those whose address is not known yet among them.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. configuration
                .GetSection("Services")
                .GetChildren()
                .Select(service => service.Key.ToLowerInvariant())
                .Concat(_known.Keys)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The address of a service. A host name becomes <c>dns:///</c>, so that calls go to all of its replicas in turn.</summary>
    public Uri Get(string service)
    {
        var address = _known.TryGetValue(service, out var known)
            ? known()
            : new Uri(
                configuration[$"Services:{service}"] is { Length: > 0 } given
                    ? given
                    : throw new InvalidOperationException(
                        $"Services:{service} must give an address."
                    )
            );
        return
            address.Scheme == Uri.UriSchemeHttp
            && !address.IsLoopback
            && !IPAddress.TryParse(address.Host.Trim('[', ']'), out _)
            ? new Uri($"dns:///{address.Host}:{address.Port}")
            : address;
    }
}
