using System.Collections.Frozen;
using Grpc.Core;

namespace Crm.Gateway.Rest.Problems;

/// <summary>The HTTP status of a failure: by its reason where HTTP has a status of its own for it, else by its gRPC code.</summary>
internal static class ProblemStatus
{
    /// <summary>The caller went away before the answer.</summary>
    public const int ClientClosedRequest = 499;

    private static readonly FrozenDictionary<string, int> ByReason = new Dictionary<string, int>(
        StringComparer.Ordinal
    )
    {
        ["ETAG_MISSING"] = StatusCodes.Status428PreconditionRequired,
        ["ETAG_MISMATCH"] = StatusCodes.Status412PreconditionFailed,
        ["PAYLOAD_TOO_LARGE"] = StatusCodes.Status413PayloadTooLarge,
        ["MEDIA_TYPE_UNSUPPORTED"] = StatusCodes.Status415UnsupportedMediaType,
        ["METHOD_NOT_ALLOWED"] = StatusCodes.Status405MethodNotAllowed,
        ["NOT_ACCEPTABLE"] = StatusCodes.Status406NotAcceptable,
        // Not a limit of the caller.
        ["STORE_FULL"] = StatusCodes.Status503ServiceUnavailable,
        ["BODY_TIMEOUT"] = StatusCodes.Status408RequestTimeout,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Of(StatusCode code, string reason) =>
        ByReason.TryGetValue(reason, out var status) ? status : Of(code);

    private static int Of(StatusCode code) =>
        code switch
        {
            StatusCode.OK => StatusCodes.Status200OK,
            StatusCode.InvalidArgument or StatusCode.OutOfRange => StatusCodes.Status400BadRequest,
            StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
            StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
            StatusCode.NotFound => StatusCodes.Status404NotFound,
            StatusCode.AlreadyExists or StatusCode.Aborted => StatusCodes.Status409Conflict,
            StatusCode.FailedPrecondition => StatusCodes.Status422UnprocessableEntity,
            StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
            StatusCode.Cancelled => ClientClosedRequest,
            StatusCode.Unimplemented => StatusCodes.Status501NotImplemented,
            StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
            StatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status500InternalServerError,
        };
}
