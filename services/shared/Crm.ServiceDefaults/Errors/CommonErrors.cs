namespace Crm.ServiceDefaults.Errors;

/// <summary>The failures that every service can answer.</summary>
public static class CommonErrors
{
    /// <summary>No credential, or one that opens nothing.</summary>
    public static readonly Error CredentialInvalid = new(
        ErrorKind.Unauthenticated,
        "CREDENTIAL_INVALID",
        "Give a valid API key or token: Authorization: Bearer …"
    );

    /// <summary>The request breaks rules of the contract; the violations say which.</summary>
    public static readonly Error RequestInvalid = new(
        ErrorKind.InvalidArgument,
        "REQUEST_INVALID",
        "The request breaks rules of the contract."
    );

    /// <summary>A versioned change without the version that it changes.</summary>
    public static readonly Error EtagMissing = new(
        ErrorKind.FailedPrecondition,
        "ETAG_MISSING",
        "Say which version is changed: the etag that was read, or * for any (If-Match on REST)."
    );

    /// <summary>The resource was changed since it was read.</summary>
    public static readonly Error EtagMismatch = new(
        ErrorKind.Aborted,
        "ETAG_MISMATCH",
        "The resource was changed since it was read. Read it again."
    );

    /// <summary>Another request changed the same data at the same time.</summary>
    public static readonly Error ConcurrentChange = new(
        ErrorKind.Aborted,
        "CONCURRENT_CHANGE",
        "Another request changed the same data at the same time. Try again."
    );

    /// <summary>A page token that was damaged, or made for another list, filter, order or tenant.</summary>
    public static readonly Error PageTokenInvalid = new(
        ErrorKind.InvalidArgument,
        "PAGE_TOKEN_INVALID",
        "The page token was not made for this list, filter and order. Begin again without it."
    );

    /// <summary>The idempotency key was used for another request.</summary>
    public static readonly Error IdempotencyKeyReused = new(
        ErrorKind.FailedPrecondition,
        "IDEMPOTENCY_KEY_REUSED",
        "The idempotency key was used for another request. Use a new key for a new request."
    );

    /// <summary>The idempotency key is not 1 to 255 visible characters.</summary>
    public static readonly Error IdempotencyKeyInvalid = new(
        ErrorKind.InvalidArgument,
        "IDEMPOTENCY_KEY_INVALID",
        "An idempotency key has 1 to 255 visible ASCII characters."
    );

    /// <summary>A request with the same idempotency key is still running.</summary>
    public static readonly Error IdempotencyKeyInUse = new(
        ErrorKind.Aborted,
        "IDEMPOTENCY_KEY_IN_USE",
        "A request with the same idempotency key is still running. Try again."
    );

    /// <summary>The deadline of the call is over.</summary>
    public static readonly Error DeadlineExceeded = new(
        ErrorKind.DeadlineExceeded,
        "DEADLINE_EXCEEDED",
        "The call took longer than its deadline."
    );

    /// <summary>A service that is needed does not answer.</summary>
    public static readonly Error ServiceUnavailable = new(
        ErrorKind.Unavailable,
        "SERVICE_UNAVAILABLE",
        "A service that is needed does not answer now. Try again."
    );

    /// <summary>The caller lacks a permission.</summary>
    public static Error PermissionDenied(string permission) =>
        new Error(
            ErrorKind.PermissionDenied,
            "PERMISSION_DENIED",
            $"This needs the permission {permission}."
        ).With("permission", permission);
}
