using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Limits;

/// <summary>
/// Counts requests without a valid credential by the address of the client, in this replica only: addresses leave the process nowhere.
/// </summary>
internal sealed class AddressLimits(IOptions<LimitOptions> options, TimeProvider time)
{
    private const int MostAddresses = 50_000;
    private const int NetworkBytes = 8;

    private readonly MemoryQuotas _addresses = new(time, MostAddresses);
    private readonly Quota _quota = options.Value.Anonymous.ToQuota();
    private readonly bool _isEnabled = options.Value.Enabled;

    /// <summary>Whether the address may make no more such requests now. Costs nothing while all goes well.</summary>
    public bool IsSpent(HttpContext context, [NotNullWhen(true)] out Error? refusal)
    {
        refusal = null;
        return !_addresses.IsEmpty && !TryTake(context, 0, out refusal);
    }

    /// <summary>Counts a request; false when there were too many.</summary>
    public bool TryTake(HttpContext context, [NotNullWhen(false)] out Error? refusal) =>
        TryTake(context, 1, out refusal);

    private bool TryTake(HttpContext context, int count, [NotNullWhen(false)] out Error? refusal)
    {
        refusal = null;
        if (!_isEnabled)
            return true;
        var batch = _addresses.Take(
            new Bucket(Name(context.Connection.RemoteIpAddress), _quota),
            count
        );
        if (batch.Count > 0 || (count == 0 && batch.Remaining > 0))
            return true;
        refusal = LimitErrors.RateLimited(_quota, "address", batch.RetryAfter);
        return false;
    }

    // Who has one IPv6 address has a network of them.
    private static string Name(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
