using Crm.Gateway.Rest;
using Crm.Gateway.Rest.Problems;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Limits;

/// <summary>Answers a request that is not let in, as its door says it.</summary>
internal static class Refusal
{
    private const string Details = "grpc-status-details-bin";

    public static Task WriteAsync(HttpContext context, Error error)
    {
        if (!RestFailures.IsGrpc(context.Request))
            return ProblemDocuments.WriteAsync(context, error);
        var exception = ErrorStatus.ToException(error);
        var response = context.Response;
        // A call that fails at once has no message: its trailers are its headers.
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = RestFailures.Grpc;
        response.Headers["grpc-status"] = ((int)exception.StatusCode).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        response.Headers["grpc-message"] = Uri.EscapeDataString(exception.Status.Detail);
        if (exception.Trailers.Get(Details) is { } details)
            response.Headers[Details] = Convert.ToBase64String(details.ValueBytes);
        return Task.CompletedTask;
    }
}
