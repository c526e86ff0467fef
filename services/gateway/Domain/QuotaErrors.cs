using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Domain;

internal static class QuotaErrors
{
    public static readonly Error Incomplete = new(
        ErrorKind.InvalidArgument,
        "QUOTA_INCOMPLETE",
        "A quota says both how many requests and in how many seconds."
    );

    public static readonly Error NotHeld = new(
        ErrorKind.PermissionDenied,
        "QUOTA_NOT_HELD",
        "The quota of a tenant is changed by the platform, not by the tenant."
    );

    public static Error TooLarge(Quota most) =>
        new Error(
            ErrorKind.InvalidArgument,
            "QUOTA_TOO_LARGE",
            $"A key cannot have a larger quota than its tenant, which has {most.Requests} requests in {most.WindowSeconds} seconds."
        ).With("most", most.ToString());
}
