namespace Crm.ServiceDefaults.Errors;

/// <summary>What sort of failure it is. The doors turn it into a gRPC status code and an HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The request breaks a rule of the contract.</summary>
    InvalidArgument,

    /// <summary>The request asks for what is no longer, or not yet, there.</summary>
    OutOfRange,

    /// <summary>No valid credential.</summary>
    Unauthenticated,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied,

    /// <summary>There is no such thing, or not for this caller.</summary>
    NotFound,

    /// <summary>Something with that key is there already.</summary>
    AlreadyExists,

    /// <summary>Another change came first; the caller may read again and retry.</summary>
    Aborted,

    /// <summary>The state does not allow it.</summary>
    FailedPrecondition,

    /// <summary>A quota or limit is used up.</summary>
    ResourceExhausted,

    /// <summary>A part that is needed is down; retry later.</summary>
    Unavailable,

    /// <summary>The time that the caller gave is over.</summary>
    DeadlineExceeded,
}
