using Grpc.Core.Interceptors;

namespace Grpc.Core;

/// <summary>Gives every call that names no host the host of its client.</summary>
internal sealed class HostInterceptor(string host) : ContextInterceptor
{
    protected override ClientInterceptorContext<TRequest, TResponse> Change<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context
    ) => new(context.Method, context.Host ?? host, context.Options);
}
