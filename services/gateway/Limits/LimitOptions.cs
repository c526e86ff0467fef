using System.Net;
using Crm.Gateway.Domain;

namespace Crm.Gateway.Limits;

/// <summary>How much may be asked for where nobody has said otherwise (section <c>Gateway:Limits</c>).</summary>
internal sealed class LimitOptions
{
    public const string Section = "Gateway:Limits";

    /// <summary>Whether requests are counted at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>All callers of a tenant together.</summary>
    public QuotaOptions Tenant { get; set; } = new() { Requests = 20_000, WindowSeconds = 10 };

    /// <summary>Each API key, and each user of an identity provider.</summary>
    public QuotaOptions Key { get; set; } = new() { Requests = 10_000, WindowSeconds = 10 };

    /// <summary>Each client address, for requests without a valid credential.</summary>
    public QuotaOptions Anonymous { get; set; } = new() { Requests = 3_000, WindowSeconds = 30 };

    /// <summary>The networks, such as <c>10.0.0.0/8</c>, of proxies whose <c>X-Forwarded-For</c> is believed.</summary>
    public IList<string> TrustedProxies { get; } = [];

    public bool AreValid() =>
        Tenant.IsValid
        && Key.IsValid
        && Anonymous.IsValid
        && TrustedProxies.All(network => IPNetwork.TryParse(network, out _));
}

/// <summary>A quota, as the configuration says it.</summary>
internal sealed class QuotaOptions
{
    private const int MostRequests = 1_000_000;
    private const int LongestWindow = 86_400;

    public int Requests { get; set; }

    public int WindowSeconds { get; set; }

    public bool IsValid =>
        Requests is >= 1 and <= MostRequests && WindowSeconds is >= 1 and <= LongestWindow;

    public Quota ToQuota() => new(Requests, WindowSeconds);
}
