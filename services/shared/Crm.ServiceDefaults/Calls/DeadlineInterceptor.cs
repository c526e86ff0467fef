using Crm.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Gives a deadline to unary calls that came without one, and hands the deadline on to outgoing calls.</summary>
/// <remarks>A deadline that the caller gave is kept by the gRPC server itself.</remarks>
internal sealed class DeadlineInterceptor(IOptions<CallLimits> limits, TimeProvider time)
    : CallInterceptor
{
    protected override Task AroundAsync(
        MethodType type,
        ServerCallContext context,
        Func<ServerCallContext, Task> next
    ) =>
        type == MethodType.Unary && context.Deadline == DateTime.MaxValue
            ? LimitAsync(context, next)
            : PassAsync(context, next);

    private static async Task PassAsync(
        ServerCallContext context,
        Func<ServerCallContext, Task> next
    )
    {
        CallDeadline.Current = context.Deadline == DateTime.MaxValue ? null : context.Deadline;
        await next(context);
    }

    private async Task LimitAsync(ServerCallContext context, Func<ServerCallContext, Task> next)
    {
        var limit = limits.Value.DefaultDeadline;
        using var expiry = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            expiry.Token
        );
        var deadline = (time.GetUtcNow() + limit).UtcDateTime;
        CallDeadline.Current = deadline;
        try
        {
            await next(new DeadlineCallContext(context, deadline, linked.Token));
        }
        catch (Exception exception) when (expiry.IsCancellationRequested && IsStopped(exception))
        {
            throw new ErrorException(CommonErrors.DeadlineExceeded);
        }
    }

    private static bool IsStopped(Exception exception) =>
        exception
            is OperationCanceledException
                or RpcException { StatusCode: StatusCode.Cancelled or StatusCode.DeadlineExceeded };
}
