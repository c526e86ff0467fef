namespace Grpc.Core.Interceptors;

/// <summary>Passes the headers of every client call through a function.</summary>
internal sealed class MetadataInterceptor(Func<Metadata, Metadata> change) : ContextInterceptor
{
    protected override ClientInterceptorContext<TRequest, TResponse> Change<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context
    ) =>
        new(
            context.Method,
            context.Host,
            context.Options.WithHeaders(change(context.Options.Headers ?? []))
        );
}
