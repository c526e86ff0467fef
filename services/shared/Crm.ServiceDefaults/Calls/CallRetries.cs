using System.Net.Sockets;
using Crm.Schemas;
using Crm.ServiceDefaults.Changes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client.Configuration;

namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// Tries unary calls again when a service is UNAVAILABLE, where that cannot do anything twice: the call reads, it carries an
/// idempotency key, or it never left this process. (Streams that read are tried again by the channel: <see cref="ForStreams"/>.)
/// </summary>
internal sealed class CallRetries(Contract contract, TimeProvider time) : Interceptor
{
    // All waits together are longer than a channel needs to find a replica that came back.
    private const int MostAttempts = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>The same for the streams that read, as the channel itself does it.</summary>
    public static MethodConfig ForStreams(Contract contract)
    {
        var streams = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = MostAttempts,
                InitialBackoff = FirstWait,
                MaxBackoff = LongestWait,
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in contract.Methods)
        {
            if (method.IsRead && method.Descriptor.IsServerStreaming)
                streams.Names.Add(
                    new MethodName
                    {
                        Service = method.Descriptor.Service.FullName,
                        Method = method.Descriptor.Name,
                    }
                );
        }
        return streams;
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = new RetriedCall<TResponse>(
            () => continuation(request, context),
            isRepeatable: contract.Find(context.Method.FullName) is { IsRead: true }
                || context.Options.Headers?.Get(IdempotencyStore.MetadataKey) is not null,
            context.Options,
            time
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
        private readonly bool _isRepeatable;
        private readonly CallOptions _options;
        private readonly TimeProvider _time;

        public RetriedCall(
            Func<AsyncUnaryCall<TResponse>> begin,
            bool isRepeatable,
            CallOptions options,
            TimeProvider time
        )
        {
            (_begin, _isRepeatable, _options, _time) = (begin, isRepeatable, options, time);
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
                var wait = WaitAfter(attempt);
                try
                {
                    return await Current.ResponseAsync;
                }
                catch (RpcException exception)
                    when (attempt < MostAttempts
                        && exception.StatusCode == StatusCode.Unavailable
                        && (_isRepeatable || WasNeverSent(exception.Status.DebugException))
                        && IsWanted(after: wait)
                    )
                {
                    Current.Dispose();
                }
                await Task.Delay(wait, _time, _options.CancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Current = _begin();
            }
        }

        // Who would wait beyond the deadline learns at once what is wrong, not only that time is up.
        private bool IsWanted(TimeSpan after) =>
            !_options.CancellationToken.IsCancellationRequested
            && !(_options.Deadline < _time.GetUtcNow().UtcDateTime + after);
    }

    private static TimeSpan WaitAfter(int attempt) =>
        FirstWait * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble());

    /// <summary>Whether no connection could be made, so that nothing of the call was sent. One that breaks later leaves open what became of the call.</summary>
    public static bool WasNeverSent(Exception? exception)
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
