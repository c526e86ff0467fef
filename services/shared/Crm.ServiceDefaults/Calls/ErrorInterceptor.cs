using System.Diagnostics;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Answers failures: expected ones with their reason, bugs with INTERNAL and nothing of what happened inside.</summary>
internal sealed class ErrorInterceptor(TimeProvider time, ILogger<ErrorInterceptor> logger)
    : CallInterceptor
{
    protected override async Task AroundAsync(
        MethodType type,
        ServerCallContext context,
        Func<ServerCallContext, Task> next
    )
    {
        try
        {
            await AnswerAsync(context, next);
            Measure(context, context.Status.StatusCode);
        }
        catch (RpcException exception)
        {
            Measure(context, exception.StatusCode);
            throw;
        }
    }

    // The duration of requests has the status of HTTP, which is 200 for every call.
    private static void Measure(ServerCallContext context, StatusCode code) =>
        context
            .GetHttpContext()
            .Features.Get<IHttpMetricsTagsFeature>()
            ?.Tags.Add(KeyValuePair.Create<string, object?>("rpc.grpc.status_code", (int)code));

    private async Task AnswerAsync(ServerCallContext context, Func<ServerCallContext, Task> next)
    {
        try
        {
            await next(context);
        }
        catch (ErrorException exception)
        {
            throw ErrorStatus.ToException(exception.Error);
        }
        catch (Exception exception) when (IsAbandoned(exception, context))
        {
            throw context.Deadline <= time.GetUtcNow().UtcDateTime
                ? ErrorStatus.ToException(CommonErrors.DeadlineExceeded)
                : ErrorStatus.ToException(
                    StatusCode.Cancelled,
                    "CANCELLED",
                    "The caller cancelled the call."
                );
        }
        catch (Exception exception) when (StoreErrors.Of(exception) is { } error)
        {
            logger.LogWarning(
                "{Method} failed at the store: {Reason}",
                context.Method,
                exception.GetBaseException().Message
            );
            throw ErrorStatus.ToException(error);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            var traceId = Activity.Current?.TraceId.ToString() ?? "";
            logger.LogError(exception, "{Method} failed; trace {TraceId}", context.Method, traceId);
            throw ErrorStatus.ToException(
                StatusCode.Internal,
                "INTERNAL",
                "Something went wrong here; it was logged.",
                traceId.Length == 0 ? null : ("trace_id", traceId)
            );
        }
    }

    // A reset connection shows as an IOException in the reader of a stream, an outgoing call as an RpcException.
    private static bool IsAbandoned(Exception exception, ServerCallContext context) =>
        context.CancellationToken.IsCancellationRequested
        && exception
            is OperationCanceledException
                or IOException
                or RpcException { StatusCode: StatusCode.Cancelled };
}
