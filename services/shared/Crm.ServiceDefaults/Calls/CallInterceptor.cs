using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Crm.ServiceDefaults.Calls;

/// <summary>A server interceptor that does the same around calls of all four kinds.</summary>
internal abstract class CallInterceptor : Interceptor
{
    /// <summary>Runs around the call.</summary>
    /// <param name="type">The kind of the call.</param>
    /// <param name="context">The call.</param>
    /// <param name="next">The rest of the way, with the same context or one that replaces it.</param>
    protected abstract Task AroundAsync(
        MethodType type,
        ServerCallContext context,
        Func<ServerCallContext, Task> next
    );

    public sealed override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        TResponse? response = null;
        await AroundAsync(
            MethodType.Unary,
            context,
            async inner => response = await continuation(request, inner)
        );
        return response!;
    }

    public sealed override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        TResponse? response = null;
        await AroundAsync(
            MethodType.ClientStreaming,
            context,
            async inner => response = await continuation(requestStream, inner)
        );
        return response!;
    }

    public sealed override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        AroundAsync(
            MethodType.ServerStreaming,
            context,
            inner => continuation(request, responseStream, inner)
        );

    public sealed override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        AroundAsync(
            MethodType.DuplexStreaming,
            context,
            inner => continuation(requestStream, responseStream, inner)
        );
}
