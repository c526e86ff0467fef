using System.Net.Sockets;
using Crm.Schemas;
using Crm.ServiceDefaults.Changes;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// Tries unary calls that change something again when a service is UNAVAILABLE, where that cannot do it twice: the call carries an
/// idempotency key, or it never left this process. (The channel itself tries reads again.)
/// </summary>
internal sealed class WriteRetries(Contract contract) : Interceptor
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        if (contract.Find(context.Method.FullName) is not { IsRead: false })
            return continuation(request, context);
        var call = new RetriedCall<TResponse>(
            () => continuation(request, context),
            context.Options
        );
        return new AsyncUnaryCall<TResponse>(
            call.Response,
            call.HeadersAsync(),
            () => call.Current.GetStatus(),
            () => call.Current.GetTrailers(),
            () => call.Current.Dispose()
        );
    }

    private sealed class RetriedCall<TResponse>
    {
        private readonly Func<AsyncUnaryCall<TResponse>> _begin;
        private readonly CancellationToken _cancelled;
        private readonly bool _hasKey;

        public RetriedCall(Func<AsyncUnaryCall<TResponse>> begin, CallOptions options)
        {
            (_begin, _cancelled) = (begin, options.CancellationToken);
            _hasKey = options.Headers?.Get(IdempotencyStore.MetadataKey) is not null;
            Current = begin();
            Response = RunAsync();
        }

        public AsyncUnaryCall<TResponse> Current { get; private set; }

        public Task<TResponse> Response { get; }

        // Which call's headers they are is known when the last one has ended.
        public async Task<Metadata> HeadersAsync()
        {
            await ((Task)Response).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await Current.ResponseHeadersAsync;
        }

        private async Task<TResponse> RunAsync()
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await Current.ResponseAsync;
                }
                catch (RpcException exception)
                    when (attempt < MostAttempts
                        && exception.StatusCode == StatusCode.Unavailable
                        && (_hasKey || WasNeverSent(exception.Status.DebugException))
                        && !_cancelled.IsCancellationRequested
                    )
                {
                    Current.Dispose();
                }
                var wait =
                    FirstWait * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble());
                await Task.Delay(wait, _cancelled)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Current = _begin();
            }
        }
    }

    // No connection could be made: nothing of the call was sent. A connection that breaks later leaves open what became of it.
    private static bool WasNeverSent(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (
                cause
                is HttpRequestException
                    {
                        HttpRequestError: HttpRequestError.ConnectionError
                            or HttpRequestError.NameResolutionError
                    }
                    or SocketException
                    {
                        SocketErrorCode: SocketError.ConnectionRefused
                            or SocketError.HostUnreachable
                            or SocketError.HostNotFound
                    }
            )
                return true;
        }
        return false;
    }
}
