using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Rest;

/// <summary>The failures of a request that never reach a service.</summary>
internal static class RestErrors
{
    public static readonly Error RouteNotFound = new(
        ErrorKind.NotFound,
        "ROUTE_NOT_FOUND",
        "There is nothing at this address."
    );

    public static readonly Error MethodNotAllowed = new(
        ErrorKind.InvalidArgument,
        "METHOD_NOT_ALLOWED",
        "This address does not know this method. The header Allow lists those that it knows."
    );

    public static readonly Error BodyMissing = new(
        ErrorKind.InvalidArgument,
        "BODY_MISSING",
        "The request needs a body."
    );

    public static readonly Error BodyTimeout = new(
        ErrorKind.DeadlineExceeded,
        "BODY_TIMEOUT",
        "The body of the request did not go on in time."
    );

    public static readonly Error EtagInvalid = new(
        ErrorKind.InvalidArgument,
        "IF_MATCH_INVALID",
        "If-Match takes one etag in double quotes as it was read, or *."
    );

    public static readonly Error RequestTimeoutInvalid = new(
        ErrorKind.InvalidArgument,
        "REQUEST_TIMEOUT_INVALID",
        "Request-Timeout takes a number of seconds greater than 0."
    );

    public static readonly Error RequestMalformed = new(
        ErrorKind.InvalidArgument,
        "REQUEST_MALFORMED",
        "The request is not well-formed HTTP."
    );

    public static Error PayloadTooLarge(long limit) =>
        new(
            ErrorKind.ResourceExhausted,
            "PAYLOAD_TOO_LARGE",
            $"The body may have {limit} bytes at most."
        );

    public static Error MediaTypeUnsupported(string accepted) =>
        new(
            ErrorKind.InvalidArgument,
            "MEDIA_TYPE_UNSUPPORTED",
            $"Send the body as {accepted}, in UTF-8 and not encoded further."
        );

    public static Error NotAcceptable(string produced) =>
        new(
            ErrorKind.InvalidArgument,
            "NOT_ACCEPTABLE",
            $"The answer is {produced}, which the header Accept excludes."
        );

    public static Error JsonMalformed(string what) =>
        new(ErrorKind.InvalidArgument, "JSON_MALFORMED", $"The body is not JSON: {what}");

    public static Error JsonTooDeep(int limit) =>
        new(
            ErrorKind.InvalidArgument,
            "JSON_TOO_DEEP",
            $"The body is nested more than {limit} levels deep."
        );
}
