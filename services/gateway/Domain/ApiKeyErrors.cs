using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Domain;

internal static class ApiKeyErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "API_KEY_NOT_FOUND",
        "There is no such API key."
    );

    public static readonly Error ExpiryPast = new(
        ErrorKind.InvalidArgument,
        "API_KEY_EXPIRY_PAST",
        "The key would have ended already. Give a later time."
    );

    public static readonly Error Limit = new(
        ErrorKind.FailedPrecondition,
        "API_KEY_LIMIT",
        $"A tenant has at most {MaxKeys} usable API keys. Revoke one first."
    );

    public const int MaxKeys = 1000;

    public static Error ScopeUnknown(string scope) =>
        new(
            ErrorKind.InvalidArgument,
            "API_KEY_SCOPE_UNKNOWN",
            $"There is no permission '{scope}'."
        );

    public static Error ScopeNotHeld(string scope) =>
        new(
            ErrorKind.PermissionDenied,
            "API_KEY_SCOPE_NOT_HELD",
            $"A key cannot get '{scope}', which its creator does not have."
        );
}
