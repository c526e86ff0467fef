using Crm.Gateway.Rest.Routing;
using Crm.Gateway.Upstreams;
using Crm.ServiceDefaults.Errors;
using Google.Rpc;
using Grpc.Core;

namespace Crm.Gateway.Rest.Problems;

/// <summary>Makes problems of the failures of services and of the edge itself.</summary>
internal static class ProblemReader
{
    /// <summary>A bug. What happened is in the log, under the trace id of the answer.</summary>
    public static readonly Problem Internal = new(
        StatusCodes.Status500InternalServerError,
        "INTERNAL",
        "Something went wrong. The trace id helps to find out what."
    );

    /// <summary>A failure of the edge.</summary>
    public static Problem Read(Error error) =>
        new(
            ProblemStatus.Of(ErrorStatus.CodeOf(error.Kind), error.Reason),
            error.Reason,
            error.Message
        )
        {
            Metadata = error.Metadata,
            RetryAfter = error.RetryAfter,
            Errors =
            [
                .. error.Violations.Select(one => new ProblemError(
                    FieldPointers.Of(one.Field),
                    one.Description,
                    one.Reason
                )),
            ],
        };

    /// <summary>A failed call.</summary>
    public static Problem Read(RpcException exception, RestOperation operation)
    {
        if (
            !ErrorStatus.TryRead(exception, out var status)
            || ErrorStatus.Find<ErrorInfo>(status) is not { } info
        )
            return Plain(exception.StatusCode, operation);
        return new(ProblemStatus.Of(exception.StatusCode, info.Reason), info.Reason, status.Message)
        {
            Metadata = info.Metadata,
            RetryAfter = ErrorStatus.Find<RetryInfo>(status)?.RetryDelay?.ToTimeSpan(),
            Errors =
            [
                .. (ErrorStatus.Find<BadRequest>(status)?.FieldViolations ?? []).Select(
                    one => new ProblemError(
                        FieldPointers.Of(
                            one.Field,
                            operation.Method.Descriptor.InputType,
                            operation.BodyField
                        ),
                        one.Description,
                        one.Reason
                    )
                ),
            ],
        };
    }

    // The text of such a failure was written by the transport: it may hold addresses.
    private static Problem Plain(StatusCode code, RestOperation operation) =>
        code switch
        {
            StatusCode.Unavailable => Read(UpstreamErrors.Unavailable(operation.Upstream)),
            StatusCode.DeadlineExceeded => Read(CommonErrors.DeadlineExceeded),
            StatusCode.Unimplemented => new(
                StatusCodes.Status501NotImplemented,
                "UNIMPLEMENTED",
                "The service does not offer this yet."
            ),
            StatusCode.Cancelled => new(
                ProblemStatus.ClientClosedRequest,
                "CANCELLED",
                "The call was cancelled."
            ),
            StatusCode.ResourceExhausted => new(
                StatusCodes.Status429TooManyRequests,
                "RESOURCE_EXHAUSTED",
                "A limit is used up."
            ),
            _ => Internal,
        };
}
