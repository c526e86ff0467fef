using System.Globalization;
using Crm.Gateway.Domain;

namespace Crm.Gateway.Limits;

/// <summary>Tells a caller what is left: <c>RateLimit-Policy: "default";q=10000;w=10</c> and <c>RateLimit: "default";r=9999;t=1</c>.</summary>
internal static class RateLimitHeaders
{
    public const string Policy = "RateLimit-Policy";
    public const string State = "RateLimit";

    public static void Write(IHeaderDictionary headers, Allowance allowance)
    {
        var (quota, remaining) = (allowance.Bucket.Quota, allowance.Grant.Remaining);
        headers[Policy] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"default\";q={quota.Requests};w={quota.WindowSeconds}"
        );
        headers[State] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"default\";r={remaining};t={SecondsUntilFull(quota, remaining)}"
        );
    }

    private static long SecondsUntilFull(Quota quota, int remaining)
    {
        var missing = Math.Max(0L, quota.Requests - remaining);
        return (missing * quota.WindowSeconds + quota.Requests - 1) / quota.Requests;
    }
}
