using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Operations;

/// <summary>What can go wrong with an operation.</summary>
public static class OperationErrors
{
    /// <summary>There is no such operation.</summary>
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "OPERATION_NOT_FOUND",
        "There is no such operation."
    );

    /// <summary>The error of an operation that was cancelled.</summary>
    public static readonly Error Cancelled = new(
        ErrorKind.Aborted,
        "OPERATION_CANCELLED",
        "The operation was cancelled. What it had done stays done."
    );

    /// <summary>The error of an operation that met a bug.</summary>
    public static readonly Error Internal = new(
        ErrorKind.Unavailable,
        "INTERNAL",
        "Something went wrong here; it was logged. What the operation had done stays done."
    );

    /// <summary>Whether the same work may succeed later.</summary>
    internal static bool MayPass(Error error) =>
        error.Kind
            is ErrorKind.Unavailable
                or ErrorKind.DeadlineExceeded
                or ErrorKind.Aborted
                or ErrorKind.ResourceExhausted;
}
