using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Limits;

internal static class LimitErrors
{
    /// <summary>A quota is used up.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="limit">Whose it is: <c>caller</c>, <c>tenant</c> or <c>address</c>.</param>
    /// <param name="retryAfter">When a request may be made again.</param>
    public static Error RateLimited(Quota quota, string limit, TimeSpan retryAfter) =>
        (
            new Error(
                ErrorKind.ResourceExhausted,
                "RATE_LIMITED",
                $"There were too many requests: {quota.Requests} in {quota.WindowSeconds} seconds are allowed. Wait, then try again."
            ) with
            {
                RetryAfter = retryAfter,
            }
        ).With("limit", limit);
}
