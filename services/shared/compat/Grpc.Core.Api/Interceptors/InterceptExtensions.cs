using Grpc.Core.Utils;

namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors before a call invoker. Of several, the first given is the first called.</summary>
public static class CallInvokerExtensions
{
    public static CallInvoker Intercept(this CallInvoker invoker, Interceptor interceptor) =>
        new InterceptingCallInvoker(invoker, interceptor);

    public static CallInvoker Intercept(this CallInvoker invoker, params Interceptor[] interceptors)
    {
        GrpcPreconditions.CheckNotNull(invoker, nameof(invoker));
        GrpcPreconditions.CheckNotNull(interceptors, nameof(interceptors));

        return interceptors.Reverse().Aggregate(invoker, Intercept);
    }

    public static CallInvoker Intercept(
        this CallInvoker invoker,
        Func<Metadata, Metadata> interceptor
    ) =>
        invoker.Intercept(
            new MetadataInterceptor(
                GrpcPreconditions.CheckNotNull(interceptor, nameof(interceptor))
            )
        );
}

/// <summary>Puts interceptors before the call invoker of a channel.</summary>
public static class ChannelExtensions
{
    public static CallInvoker Intercept(this ChannelBase channel, Interceptor interceptor) =>
        InvokerOf(channel).Intercept(interceptor);

    public static CallInvoker Intercept(
        this ChannelBase channel,
        params Interceptor[] interceptors
    ) => InvokerOf(channel).Intercept(interceptors);

    public static CallInvoker Intercept(
        this ChannelBase channel,
        Func<Metadata, Metadata> interceptor
    ) => InvokerOf(channel).Intercept(interceptor);

    private static CallInvoker InvokerOf(ChannelBase channel) =>
        GrpcPreconditions.CheckNotNull(channel, nameof(channel)).CreateCallInvoker();
}
