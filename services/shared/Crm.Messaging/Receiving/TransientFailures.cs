using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Grpc.Core;

namespace Crm.Messaging.Receiving;

/// <summary>Tells what may pass by itself from what is wrong with an event.</summary>
internal static class TransientFailures
{
    public static bool IsTransient(Exception exception)
    {
        if (StoreFailures.IsTransient(exception))
            return true;
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (
                StoreFailures.IsOutage(cause)
                || cause
                    is ErrorException
                        {
                            Error.Kind: ErrorKind.Unavailable
                                or ErrorKind.DeadlineExceeded
                                or ErrorKind.Aborted
                                or ErrorKind.ResourceExhausted
                        }
                        or RpcException
                        {
                            StatusCode: StatusCode.Unavailable
                                or StatusCode.DeadlineExceeded
                                or StatusCode.Cancelled
                                or StatusCode.Aborted
                                or StatusCode.ResourceExhausted
                        }
                        or TimeoutException
                        or OperationCanceledException
            )
                return true;
        }
        return false;
    }
}
