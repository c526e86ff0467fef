using Crm.Gateway.Rest.Problems;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;

namespace Crm.Gateway.Rest;

/// <summary>Answers with a problem document what anything behind it throws. gRPC has its own way to say so.</summary>
internal sealed partial class RestFailures(RequestDelegate next, ILogger<RestFailures> logger)
{
    /// <summary>The media type of gRPC.</summary>
    public const string Grpc = "application/grpc";

    /// <summary>Whether a request is a gRPC call.</summary>
    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith(Grpc, StringComparison.OrdinalIgnoreCase) == true;

    public Task InvokeAsync(HttpContext context) =>
        IsGrpc(context.Request) ? next(context) : AnswerAsync(context);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted)
                context.Response.StatusCode = ProblemStatus.ClientClosedRequest;
        }
        catch (ErrorException exception)
        {
            await ProblemDocuments.WriteAsync(context, exception.Error);
        }
        catch (BadHttpRequestException exception)
        {
            await ProblemDocuments.WriteAsync(
                context,
                ProblemReader.Read(RestErrors.RequestMalformed) with
                {
                    Status = exception.StatusCode,
                }
            );
        }
        // Such as when it is asked who calls.
        catch (Exception exception) when (StoreErrors.Of(exception) is { } error)
        {
            await ProblemDocuments.WriteAsync(context, error);
        }
        catch (Exception exception)
        {
            LogFailure(context.Request.Method, context.GetEndpoint()?.DisplayName, exception);
            await ProblemDocuments.WriteAsync(context, ProblemReader.Internal);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private partial void LogFailure(string method, string? endpoint, Exception exception);
}
