using Grpc.Core;

namespace Crm.ServiceDefaults.Calls;

/// <summary>No outgoing call outlives the call at hand, and no unary call waits for ever.</summary>
internal sealed class DeadlineAttachment(CallLimits limits, TimeProvider time) : OutgoingInterceptor
{
    protected override CallOptions Change(MethodType type, CallOptions options)
    {
        var deadline = Earlier(options.Deadline, CallDeadline.Current);
        if (deadline is null && type == MethodType.Unary)
            deadline = (time.GetUtcNow() + limits.DefaultDeadline).UtcDateTime;
        return deadline is { } known ? options.WithDeadline(known) : options;
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) =>
        other is null || one <= other ? one : other;
}
