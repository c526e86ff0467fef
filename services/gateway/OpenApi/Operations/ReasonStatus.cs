using Crm.Gateway.Rest.Problems;
using Grpc.Core;

namespace Crm.Gateway.OpenApi.Operations;

/// <summary>The HTTP status of an error reason: its name says what sort of failure it is.</summary>
internal static class ReasonStatus
{
    public static int Of(string reason) => ProblemStatus.Of(CodeOf(reason), reason);

    private static StatusCode CodeOf(string reason)
    {
        if (reason.EndsWith("_NOT_FOUND", StringComparison.Ordinal))
            return StatusCode.NotFound;
        if (
            reason.EndsWith("_TAKEN", StringComparison.Ordinal)
            || reason.EndsWith("_MATCH_AMBIGUOUS", StringComparison.Ordinal)
        )
            return StatusCode.AlreadyExists;
        if (reason.EndsWith("_EXHAUSTED", StringComparison.Ordinal))
            return StatusCode.ResourceExhausted;
        if (reason is "IDEMPOTENCY_KEY_IN_USE" or "CONCURRENT_CHANGE")
            return StatusCode.Aborted;
        if (reason == "PERMISSION_DENIED" || reason.EndsWith("_NOT_HELD", StringComparison.Ordinal))
            return StatusCode.PermissionDenied;
        return IsState(reason) ? StatusCode.FailedPrecondition : StatusCode.InvalidArgument;
    }

    private static bool IsState(string reason) =>
        reason.EndsWith("_LIMIT", StringComparison.Ordinal)
        || reason.EndsWith("_DELETED", StringComparison.Ordinal)
        || reason == "IDEMPOTENCY_KEY_REUSED";
}
