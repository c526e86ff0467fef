using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// Where the other services are: section <c>Services</c>, such as <c>Services:contacts = http://contacts:8101</c>. Several replicas
/// without a common host name are listed: <c>Services:contacts = http://10.0.0.1:8101,http://10.0.0.2:8101</c>.
/// </summary>
public sealed class ServiceAddresses(IConfiguration configuration)
{
    private const string DnsScheme = "dns";

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

    /// <summary>The addresses of a service: one for each replica that is listed, one for a host name, which may lead to several.</summary>
    /// <exception cref="InvalidOperationException">Nobody said where the service is.</exception>
    public IReadOnlyList<Uri> Replicas(string service) =>
        [
            .. Given(service)
                .Select(address =>
                    address.Scheme == DnsScheme
                        ? new Uri($"http://{address.AbsolutePath.TrimStart('/')}")
                        : address
                ),
        ];

    private IReadOnlyList<Uri> Given(string service)
    {
        if (_known.TryGetValue(service, out var known))
            return [known()];
        const StringSplitOptions trimmed =
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var given = (configuration[$"Services:{service}"] ?? "").Split(',', trimmed);
        return given.Length > 0
            ? Array.ConvertAll(given, address => new Uri(address))
            : throw new InvalidOperationException($"Services:{service} must give an address.");
    }
}
